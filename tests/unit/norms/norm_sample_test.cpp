#include "intimetry/norms/norm_sample.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "error_of.hpp"
#include "unit/norms/norms_kit.hpp"

namespace intimetry::norm_sample_test {
namespace {

using test::add_rows;
using test::error_of;
using test::NormRows;
using test::plan_of_one_scale;
using test::single;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(NormSample, HasAScoreForEachPersonInAnyNumberOfBlocks) {
  ScoringPlan plan = plan_of_one_scale();
  plan.scales[0].keys[1].reversed = true;
  NormSample sample(plan);
  NormRows first;
  first.add(single(1), {1, 2, 3});
  first.add(single(2), {4, 0, 4});
  NormRows second;
  second.add(single(3), {none, none, 4});
  add_rows(sample, first);
  add_rows(sample, second);
  ASSERT_EQ(sample.people().size(), 3U);
  EXPECT_EQ(sample.people()[2], single(3));
  const NormSample::Scored& scored = sample.scored().at(0);
  EXPECT_EQ(scored.id, "closeness");
  EXPECT_EQ(scored.scores[0], 1 + (4 - 2) + 3);
  EXPECT_EQ(scored.scores[1], 12);
  EXPECT_TRUE(std::isnan(scored.scores[2])) << "two answers at least";
  EXPECT_EQ((std::vector<double>{scored.answers.begin(), scored.answers.begin() + 3}),
            (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(scored.answers.size(), 9U);
}

TEST(NormSample, PartnersShareANumber) {
  const ScoringPlan plan = plan_of_one_scale();
  NormSample sample(plan);
  NormRows rows;
  rows.add({"all", Perspective::now, "c1", "wife", {}}, {1, 2, 3});
  rows.add({"all", Perspective::now, "", "alone", {}}, {1, 2, 3});
  rows.add({"all", Perspective::now, "c2", "wife", {}}, {1, 2, 3});
  rows.add({"all", Perspective::now, "c1", "husband", {}}, {1, 2, 3});
  rows.add({"all", Perspective::now, "", "alone", {}}, {1, 2, 3});
  add_rows(sample, rows);
  EXPECT_EQ(sample.couples(), (std::vector<std::size_t>{0, 1, 2, 0, 4}));
}

TEST(NormSample, OfAScaleWithAGateKeepsScoresAndNoItems) {
  ScoringPlan plan = plan_of_one_scale();
  plan.scales[0].gate = PlanGate{0, 0, 0};
  NormSample sample(plan);
  NormRows rows;
  rows.add(single(1), {0, 2, 3});
  add_rows(sample, rows);
  EXPECT_TRUE(sample.scored()[0].has_gate);
  EXPECT_EQ(sample.scored()[0].scores.size(), 1U);
  EXPECT_TRUE(sample.scored()[0].answers.empty()) << "a score that was set is not what the items tell";
}

TEST(NormSample, NobodyIsCountedTwice) {
  const ScoringPlan plan = plan_of_one_scale();
  NormSample sample(plan);
  NormRows rows;
  for (std::size_t i = 0; i < 30; ++i) rows.add(single(i), {1, 2, 3});
  rows.add(single(4), {1, 2, 3});
  const Error twice = error_of([&] { add_rows(sample, rows); });
  EXPECT_EQ(twice.code(), ErrorCode::data_value);
  EXPECT_STREQ(twice.what(),
               "row 31: 'p4' of 'p4' is in row 5 too, in the same perspective; norms count each person once");
}

TEST(NormSample, ACoupleHasTwoMembersInEachPerspective) {
  const ScoringPlan plan = plan_of_one_scale();
  NormSample sample(plan);
  NormRows rows;
  for (const char* member : {"wife", "husband"}) {
    rows.add({"all", Perspective::now, "c3", member, {}}, {1, 2, 3});
    rows.add({"all", Perspective::ideal, "c3", member, {}}, {1, 2, 3});
  }
  add_rows(sample, rows);
  NormRows third;
  third.add({"all", Perspective::now, "c3", "lodger", {}}, {1, 2, 3});
  EXPECT_STREQ(error_of([&] { add_rows(sample, third); }).what(),
               "row 5: 'lodger' of 'c3' is a third member of the couple");
}

TEST(NormSample, NeedsAPersonForEachRow) {
  const ScoringPlan plan = plan_of_one_scale();
  NormSample sample(plan);
  NormRows rows;
  rows.add(single(1), {1, 2, 3});
  rows.people.clear();
  EXPECT_EQ(error_of([&] {
              sample.add(row_major(rows.answers.data(), 1, test::norm_items, test::norm_items), rows.people);
            }).code(),
            ErrorCode::shape_mismatch);
}

}  // namespace
}  // namespace intimetry::norm_sample_test
