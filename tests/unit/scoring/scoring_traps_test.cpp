// What other programs do with the same answers, each of which is wrong: every test has answers for which the
// wrong variant, written beside it, gives another score.
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::scoring_traps_test {
namespace {

using test::none;
using test::one_scale;
using test::scored;
using test::Scored;

constexpr Flags clean{};

ScoreTable score_rows(const Instrument& instrument, const std::vector<double>& rows,
                      const PlanOptions& options = {}) {
  const ScoringPlan plan = make_plan(instrument, options);
  const std::size_t k = plan.items.size();
  return score(plan, row_major(rows.data(), rows.size() / k, k, k));
}

TEST(ScoringTraps, ScoreItemsImputesTheMedianOfTheOthersForAMissingAnswer) {
  // The others' median of q5 is 0, the person's own mean is 4: 16 and 0, not 5 x 4.
  const std::vector<double> rows{4, 4, 4, 4, none, 1, 2, 1, 2, 0, 2, 1, 2, 1, 0, 1, 1, 2, 2, 0};
  EXPECT_EQ(scored(score_rows(one_scale(5), rows), "s"), (Scored{20, 4, Flag::prorated}));
}

TEST(ScoringTraps, ScoreItemsReversesByTheObservedRangeOfAllItemsTogether) {
  // Declared are 1 to 6: 7 - 2. Observed are 2 to 4 alone and 0 to 4 beside, which make it 6 - 2 and 4 - 2.
  Instrument alone = test::blank_instrument();
  test::add_items(alone, 2, {.id = "one_to_six", .min = 1, .max = 6});
  test::add_scale(alone, "s", {"q1", "q2"}, {"q1"});
  Instrument beside = alone;
  test::add_items(beside, 1, {.id = "yes_no", .min = 0, .max = 1});
  test::add_scale(beside, "other", {"q3"});
  EXPECT_EQ(scored(score_rows(alone, {2, 3, 4, 3}), "s"), (Scored{8, 2, clean}));
  EXPECT_EQ(scored(score_rows(beside, {2, 3, 0, 4, 3, 1}), "s"), (Scored{8, 2, clean}));
}

TEST(ScoringTraps, DroppingIncompleteRowsPutsScoresBesideOtherPeople) {
  const ScoreTable table = score_rows(one_scale(2), {1, 1, none, 2, 3, 3, none, none, 4, 4});
  ASSERT_EQ(table["s"].raw.size(), 5U);
  for (const std::size_t incomplete : {1U, 3U}) {
    EXPECT_EQ(scored(table, "s", incomplete).raw, std::nullopt) << incomplete;
  }
  EXPECT_EQ(scored(table, "s", 0).raw, 2);
  EXPECT_EQ(scored(table, "s", 2).raw, 6);
  EXPECT_EQ(scored(table, "s", 4).raw, 8);
}

TEST(ScoringTraps, UmxLFormsAndSurveyJsSumAMissingAnswerAsZero) {
  EXPECT_EQ(scored(score_rows(one_scale(5), {4, 4, 4, none, 4}), "s").raw, 20);      // not 16
  EXPECT_EQ(scored(score_rows(one_scale(2), {4, none}), "s").raw, std::nullopt);     // not 4
  EXPECT_EQ(scored(score_rows(one_scale(2), {none, none}), "s").raw, std::nullopt);  // not 0
  // A reversed item would even gain: 4 + (4 - 0).
  EXPECT_EQ(scored(score_rows(one_scale(5, {"q4"}), {1, 1, 1, none, 1}), "s").raw, 5);
}

TEST(ScoringTraps, MistyCountsAUserMissingCodeAsAnAnswer) {
  // Four of five are needed; with -99 counted there would be four.
  const std::vector<double> answers{3, -99, 3, 3, none};
  const ScoringPlan plan = make_plan(one_scale(5));
  std::vector<ResponseColumn> columns;
  for (const double& answer : answers) {
    columns.push_back(column_of(&answer, 1));
    columns.back().missing_code = -99;
  }
  EXPECT_EQ(scored(score(plan, ResponseView(1, columns)), "s"),
            (Scored{std::nullopt, 3, Flag::too_few_answers}));
}

TEST(ScoringTraps, ACompleteAdministrationIsSummedAndNotProratedAsMinimumAndShareOfTheRange) {
  // 4 of 0 to 4 and 0 of 0 to 10: half of the range on average, which would be 7 of 14.
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 1, test::zero_to_four());
  test::add_items(instrument, 1, {.id = "ten", .min = 0, .max = 10});
  test::add_scale(instrument, "s", {"q1", "q2"});
  EXPECT_EQ(scored(score_rows(instrument, {4, 0}), "s"), (Scored{4, 2, clean}));
}

TEST(ScoringTraps, ThreeQuartersOfThreeItemsAreThreeAndNotTwo) {
  const PlanOptions three_quarters{.missing = MissingPolicy::prorate(0.75)};
  EXPECT_EQ(scored(score_rows(one_scale(3), {4, 4, none}, three_quarters), "s"),
            (Scored{std::nullopt, 2, Flag::too_few_answers}));
}

TEST(ScoringTraps, PompOfAScaleFromOneIsNotThePercentageOfTheHighestScore) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 2, {.id = "five", .min = 1, .max = 5});
  test::add_scale(instrument, "s", {"q1", "q2"}).multiplier = 4;
  EXPECT_EQ(score_rows(instrument, {1, 1})["s"].pomp(0), 0);   // not 100 x 8/40
  EXPECT_EQ(score_rows(instrument, {3, 3})["s"].pomp(0), 50);  // not 60
}

}  // namespace
}  // namespace intimetry::scoring_traps_test
