#include "intimetry/reliability/reliability_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/reliability/reliability_kit.hpp"

namespace intimetry::reliability_sample_test {
namespace {

using test::answers;
using test::none;
using test::sample_of;

TEST(ReliabilitySample, IsThatOfTheKeyedAnswers) {
  const ScoringPlan plan = make_plan(test::one_scale(4, {"q2", "q4"}));
  std::vector<double> rows = answers(100, 4, 1);
  const Alpha keyed = cronbach_alpha(rows, 4);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % 2 == 1) rows[at] = 4 - rows[at];
  }
  const ScaleReliability found = sample_of(plan, rows).reliability(0);
  EXPECT_EQ(found.alpha.alpha.value, keyed.alpha.value);
  EXPECT_EQ(found.items, (std::vector<std::string>{"q1", "q2", "q3", "q4"}));
  EXPECT_EQ(found.administrations, 100);
}

TEST(ReliabilitySample, PartsMergeToTheBitsOfTheWhole) {
  const ScoringPlan plan = make_plan(test::one_scale(5));
  const std::vector<double> rows = answers(6000, 5, 3, 17);
  const ReliabilitySample whole = sample_of(plan, rows, ReliabilitySample::Keep::answers);
  ReliabilitySample parts(plan, ReliabilitySample::Keep::answers);
  for (std::size_t begin = 0; begin < 6000; begin += 700) {
    const std::size_t end = std::min<std::size_t>(6000, begin + 700);
    parts.merge(sample_of(plan, {&rows[begin * 5], &rows[0] + end * 5}, ReliabilitySample::Keep::answers));
  }
  for (const Cases cases : {Cases::listwise, Cases::pairwise}) {
    const ReliabilityOptions options{.cases = cases, .replications = 100};
    const ScaleReliability a = whole.reliability(0, options);
    const ScaleReliability b = parts.reliability(0, options);
    EXPECT_EQ(a.alpha.alpha.value, b.alpha.alpha.value);
    EXPECT_EQ(a.alpha.n, b.alpha.n);
    EXPECT_EQ(a.omega.omega.value, b.omega.omega.value);
    EXPECT_EQ(a.bootstrap->omega.low, b.bootstrap->omega.low);
    EXPECT_EQ(b.administrations, 6000);
  }
}

TEST(ReliabilitySample, OfChosenRowsIsThatOfThemAlone) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const std::vector<double> rows = answers(5000, 3, 4, 31);
  std::vector<std::uint8_t> chosen(5000);
  std::vector<double> alone;
  for (std::size_t t = 0; t < 5000; ++t) {
    chosen[t] = t % 3 == 0 ? 1 : 0;
    if (t % 3 == 0) alone.insert(alone.end(), &rows[3 * t], &rows[3 * t] + 3);
  }
  ReliabilitySample some(plan);
  some.add(row_major(rows.data(), 5000, 3, 3), {}, chosen);
  const ScaleReliability found = some.reliability(0);
  const ScaleReliability expected = sample_of(plan, alone).reliability(0);
  EXPECT_EQ(found.alpha.alpha.value, expected.alpha.alpha.value);
  EXPECT_EQ(found.administrations, expected.administrations);
}

TEST(ReliabilitySample, OfSlidersIsThatOfTheirNumbers) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 3, {.id = "slider", .min = 0, .max = 10, .continuous = true});
  test::add_scale(instrument, "s", {"q1", "q2", "q3"});
  const ScoringPlan plan = make_plan(instrument);
  std::vector<double> rows = answers(60, 3, 5);
  for (double& x : rows) x += 0.125;
  EXPECT_EQ(sample_of(plan, rows).reliability(0).alpha.alpha.value, cronbach_alpha(rows, 3).alpha.value);
}

TEST(ReliabilitySample, SaysWhyThereIsNone) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const auto reason = [&](const std::vector<double>& rows) { return sample_of(plan, rows).reliability(0); };
  EXPECT_EQ(reason({}).sem().reason, MissingReason::too_few_cases);
  EXPECT_EQ(reason({}).mean.reason, MissingReason::too_few_cases);
  const ScaleReliability one = reason({1, 2, 3});
  EXPECT_EQ(one.mean.value, 6);
  EXPECT_EQ(one.sd.reason, MissingReason::too_few_cases);
  EXPECT_EQ(one.split_half.spearman_brown.reason, MissingReason::too_few_cases);
  const ScaleReliability same = reason({1, 2, 3, 1, 2, 3, 1, 2, 3});
  EXPECT_EQ(same.sd.value, 0);
  EXPECT_EQ(same.sem().reason, MissingReason::zero_variance);
  const ScaleReliability missing = reason(std::vector<double>(30, none));
  EXPECT_EQ(missing.alpha.alpha.reason, MissingReason::too_few_cases);
  EXPECT_EQ(missing.administrations, 10);
  const ScaleReliability few = reason({1, 2, 3, 4, 3, 1});
  EXPECT_EQ(few.omega.omega.reason, MissingReason::singular);
  const ScaleReliability single = sample_of(make_plan(test::one_scale(1)), {1, 2, 4, 4}).reliability(0);
  EXPECT_EQ(single.alpha.alpha.reason, MissingReason::number_of_items);
  EXPECT_EQ(single.sem().reason, MissingReason::number_of_items);
  EXPECT_DOUBLE_EQ(single.sd.value, std::sqrt(2.25));
}

TEST(ReliabilitySample, GoesToAnotherMachineAsWords) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const std::vector<double> rows = answers(300, 4, 13, 19);
  const ReliabilitySample whole = sample_of(plan, rows);
  ReliabilitySample carried(plan);
  carried.add_state(sample_of(plan, {rows.begin(), rows.begin() + 400}).state());
  carried.add_state(sample_of(plan, {rows.begin() + 400, rows.end()}).state());
  EXPECT_EQ(carried.administrations(), 300);
  EXPECT_EQ(carried.reliability(0).alpha.alpha.value, whole.reliability(0).alpha.alpha.value);
  const ScoringPlan other = make_plan(test::one_scale(5));
  ReliabilitySample foreign(other);
  EXPECT_THROW(foreign.add_state(whole.state()), Error);
  EXPECT_THROW(carried.add_state(std::vector<std::uint64_t>{1, 2, 3}), Error);
}

TEST(ReliabilitySample, HasNoBootstrapOfAnswersThatItForgot) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  ReliabilitySample sample = sample_of(plan, answers(100, 4, 15), ReliabilitySample::Keep::answers);
  const ReliabilityOptions options{.replications = 50};
  EXPECT_TRUE(sample.keeps_answers());
  EXPECT_TRUE(sample.reliability(0, options).bootstrap.has_value());
  sample.forget();
  EXPECT_FALSE(sample.keeps_answers());
  EXPECT_FALSE(sample.reliability(0, options).bootstrap.has_value());
}

TEST(ReliabilitySample, RefusesAnotherPlanAndAnotherShape) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const ScoringPlan other = make_plan(test::one_scale(5));
  ReliabilitySample sample(plan);
  EXPECT_THROW(sample.merge(ReliabilitySample(other)), Error);
  const std::vector<double> rows = answers(10, 3, 16);
  EXPECT_THROW(sample.add(row_major(rows.data(), 10, 3, 3)), Error);
  EXPECT_THROW((void)sample.reliability(0, {.level = 1}), Error);
}

}  // namespace
}  // namespace intimetry::reliability_sample_test
