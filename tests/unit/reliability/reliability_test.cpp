#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/reliability/partner_sample.hpp"
#include "intimetry/reliability/reliability_sample.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::reliability_test {
namespace {

using test::none;

/// Answers 0 to 4 of one factor, row by row, every `gap`-th missing.
std::vector<double> answers(std::size_t n, std::size_t k, std::uint64_t seed, std::size_t gap = 0) {
  Random random(seed);
  std::vector<double> rows;
  for (std::size_t t = 0; t < n; ++t) {
    const double trait = random.normal();
    for (std::size_t i = 0; i < k; ++i) {
      const double x = std::round(2 + trait + random.normal());
      rows.push_back(gap != 0 && rows.size() % gap == 0 ? none : std::min(4.0, std::max(0.0, x)));
    }
  }
  return rows;
}

ReliabilitySample sample_of(const ScoringPlan& plan, const std::vector<double>& rows,
                            ReliabilitySample::Keep keep = ReliabilitySample::Keep::nothing) {
  const std::size_t k = plan.items.size();
  ReliabilitySample sample(plan, keep);
  sample.add(row_major(rows.data(), rows.size() / k, k, k));
  return sample;
}

TEST(Reliability, IsThatOfTheKeyedAnswers) {
  const ScoringPlan plan = make_plan(test::one_scale(4, {"q2", "q4"}));
  std::vector<double> rows = answers(100, 4, 1);
  const Alpha keyed = cronbach_alpha(rows, 4);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % 2 == 1) rows[at] = 4 - rows[at];
  }
  const ScaleReliability found = sample_of(plan, rows).reliability(0);
  EXPECT_EQ(found.alpha.alpha.value, keyed.alpha.value);
  EXPECT_EQ(found.items, (std::vector<std::string>{"q1", "q2", "q3", "q4"}));
  EXPECT_EQ(found.sheets, 100);
}

TEST(Reliability, SemIsInTheUnitOfTheScore) {
  Instrument instrument = test::one_scale(4);
  const std::vector<double> rows = answers(200, 4, 2);
  const ScaleReliability sum = sample_of(make_plan(instrument), rows).reliability(0);
  double mean = 0;
  for (const double x : rows) mean += x / 200;
  EXPECT_NEAR(sum.mean.value, mean, 1e-12);
  EXPECT_DOUBLE_EQ(sum.sem_alpha.value, sum.sd.value * std::sqrt(1 - sum.alpha.alpha.value));
  EXPECT_DOUBLE_EQ(sum.sem_omega.value, sum.sd.value * std::sqrt(1 - sum.omega.omega.value));
  instrument.scales[0].score = ScoreKind::mean;
  instrument.scales[0].multiplier = -10;
  instrument.scales[0].offset = 5;
  const ScaleReliability mean_score = sample_of(make_plan(instrument), rows).reliability(0);
  EXPECT_NEAR(mean_score.mean.value, 5 - 10 * mean / 4, 1e-12);
  EXPECT_NEAR(mean_score.sd.value, 2.5 * sum.sd.value, 1e-12);
  EXPECT_NEAR(mean_score.sem().value, 2.5 * sum.sem().value, 1e-12);
  EXPECT_EQ(mean_score.alpha.alpha.value, sum.alpha.alpha.value);
}

TEST(Reliability, RestsOnOmegaUnlessItIsAHeywoodCase) {
  ScaleReliability scale;
  scale.alpha.alpha = 0.8;
  scale.omega.omega = 0.85;
  EXPECT_EQ(scale.coefficient().value, 0.85);
  scale.omega.heywood = {1};
  EXPECT_EQ(scale.coefficient().value, 0.8);
  scale.omega.heywood.clear();
  scale.omega.omega = WhyMissing::number_of_items;
  EXPECT_EQ(scale.coefficient().value, 0.8);
}

TEST(Reliability, PartsMergeToTheBitsOfTheWhole) {
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
    EXPECT_EQ(b.sheets, 6000);
  }
}

TEST(Reliability, OfChosenRowsIsThatOfThemAlone) {
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
  EXPECT_EQ(found.sheets, expected.sheets);
}

TEST(Reliability, OfSlidersIsThatOfTheirNumbers) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 3, {.id = "slider", .min = 0, .max = 10, .continuous = true});
  test::add_scale(instrument, "s", {"q1", "q2", "q3"});
  const ScoringPlan plan = make_plan(instrument);
  std::vector<double> rows = answers(60, 3, 5);
  for (double& x : rows) x += 0.125;
  EXPECT_EQ(sample_of(plan, rows).reliability(0).alpha.alpha.value, cronbach_alpha(rows, 3).alpha.value);
}

TEST(Reliability, SaysWhyThereIsNone) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const auto why = [&](const std::vector<double>& rows) { return sample_of(plan, rows).reliability(0); };
  EXPECT_EQ(why({}).sem().why, WhyMissing::too_few_cases);
  EXPECT_EQ(why({}).mean.why, WhyMissing::too_few_cases);
  const ScaleReliability one = why({1, 2, 3});
  EXPECT_EQ(one.mean.value, 6);
  EXPECT_EQ(one.sd.why, WhyMissing::too_few_cases);
  EXPECT_EQ(one.split_half.spearman_brown.why, WhyMissing::too_few_cases);
  const ScaleReliability same = why({1, 2, 3, 1, 2, 3, 1, 2, 3});
  EXPECT_EQ(same.sd.value, 0);
  EXPECT_EQ(same.sem().why, WhyMissing::no_spread);
  const ScaleReliability missing = why(std::vector<double>(30, none));
  EXPECT_EQ(missing.alpha.alpha.why, WhyMissing::too_few_cases);
  EXPECT_EQ(missing.sheets, 10);
  const ScaleReliability few = why({1, 2, 3, 4, 3, 1});
  EXPECT_EQ(few.omega.omega.why, WhyMissing::singular);
  const ScaleReliability single = sample_of(make_plan(test::one_scale(1)), {1, 2, 4, 4}).reliability(0);
  EXPECT_EQ(single.alpha.alpha.why, WhyMissing::number_of_items);
  EXPECT_EQ(single.sem().why, WhyMissing::number_of_items);
  EXPECT_DOUBLE_EQ(single.sd.value, std::sqrt(2.25));
}

TEST(Reliability, OfItemsThatCancelHasNoError) {
  // q2 = 4 - q1: the sum is always 4.
  const ScaleReliability found =
      sample_of(make_plan(test::one_scale(2)), {0, 4, 1, 3, 3, 1, 4, 0}).reliability(0);
  EXPECT_EQ(found.sd.value, 0);
  EXPECT_EQ(found.sem().why, WhyMissing::no_spread);
  // Nearly so: alpha is far below zero, and an error from it would exceed the spread.
  const ScaleReliability nearly =
      sample_of(make_plan(test::one_scale(2)), {0, 4, 1, 3, 3, 1, 4, 1}).reliability(0);
  EXPECT_LT(nearly.alpha.alpha.value, 0);
  EXPECT_EQ(nearly.sem().why, WhyMissing::contradictory);
  EXPECT_EQ(nearly.alpha.rekey, std::vector<std::size_t>{1});
}

/// Both partners' rows, one after the other, named a and b.
struct Couples {
  std::vector<double> rows;
  std::vector<std::string> names;
  std::vector<std::string_view> couple;
  std::vector<std::string_view> partner;

  Couples(std::size_t n, std::size_t k) : rows(answers(2 * n, k, 6)) {
    for (std::size_t c = 0; c < n; ++c) names.push_back("c" + std::to_string(c));
    for (std::size_t row = 0; row < 2 * n; ++row) {
      couple.push_back(names[row / 2]);
      partner.push_back(row % 2 == 0 ? "a" : "b");
    }
  }
};

TEST(PartnerSample, ErrorIsThatOfTheItemDifferences) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const Couples sample(150, 4);
  PartnerSample partners(plan);
  partners.add(row_major(sample.rows.data(), 300, 4, 4), sample.couple, sample.partner);
  const PartnerError found = partners.error(0);
  // SE_d^2 = s_D^2 (1 - alpha of the item differences).
  std::vector<double> differences;
  double mean = 0;
  for (std::size_t c = 0; c < 150; ++c) {
    for (std::size_t i = 0; i < 4; ++i) {
      differences.push_back(sample.rows[8 * c + i] - sample.rows[8 * c + 4 + i]);
      mean += differences.back() / 150;
    }
  }
  double variance = 0;
  for (std::size_t c = 0; c < 150; ++c) {
    double d = -mean;
    for (std::size_t i = 0; i < 4; ++i) d += differences[4 * c + i];
    variance += d * d / 149;
  }
  const double alpha = cronbach_alpha(differences, 4).alpha.value;
  EXPECT_NEAR(found.standard_error.value, std::sqrt(variance * (1 - alpha)), 1e-10);
  EXPECT_EQ(found.error.n, 150);
  EXPECT_EQ(partners.pairs(), 150);
  EXPECT_NEAR(found.independent.value, std::hypot(found.sem_a.value, found.sem_b.value), 1e-12);
}

TEST(PartnerSample, TheOrderOfRowsDoesNotMatter) {
  const ScoringPlan plan = make_plan(test::one_scale(4));
  const Couples sample(40, 4);
  PartnerSample in_order(plan);
  in_order.add(row_major(sample.rows.data(), 80, 4, 4), sample.couple, sample.partner);
  // All b, then all a, in two blocks.
  PartnerSample apart(plan);
  for (const std::size_t side : {1U, 0U}) {
    std::vector<double> rows;
    std::vector<std::string_view> couple;
    std::vector<std::string_view> partner;
    for (std::size_t c = 0; c < 40; ++c) {
      rows.insert(rows.end(), &sample.rows[8 * c + 4 * side], &sample.rows[8 * c + 4 * side] + 4);
      couple.push_back(sample.couple[2 * c]);
      partner.push_back(side == 0 ? "a" : "b");
    }
    apart.add(row_major(rows.data(), 40, 4, 4), couple, partner);
    EXPECT_EQ(apart.waiting(), side == 1 ? 40U : 0U);
  }
  EXPECT_EQ(apart.error(0).standard_error.value, in_order.error(0).standard_error.value);
  EXPECT_EQ(apart.error(0).sem_a.value, in_order.error(0).sem_a.value);
}

TEST(PartnerSample, LeavesOutWhoHasNoPartner) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  const std::vector<double> rows = answers(5, 3, 7);
  const std::vector<std::string_view> couple{"x", "x", "y", "", "z"};
  const std::vector<std::string_view> partner{"a", "a", "a", "a", "b"};
  PartnerSample partners(plan);
  partners.add(row_major(rows.data(), 5, 3, 3), couple, partner);
  EXPECT_EQ(partners.pairs(), 0);
  EXPECT_EQ(partners.repeated(), 1);
  EXPECT_EQ(partners.waiting(), 3U);
  EXPECT_EQ(partners.error(0).standard_error.why, WhyMissing::too_few_cases);
  EXPECT_EQ(partners.error(0).error_correlation.why, WhyMissing::too_few_cases);
}

TEST(PartnerSample, WithoutItemDataIndependenceIsAssumed) {
  EXPECT_EQ(independent_difference_error(3.0, 4.0).value, 5);
  EXPECT_EQ(independent_difference_error(WhyMissing::no_spread, 4.0).why, WhyMissing::no_spread);
  EXPECT_EQ(independent_difference_error(3.0, WhyMissing::contradictory).why, WhyMissing::contradictory);
}

// What other programs do with the same data, each of which is wrong.

TEST(ReliabilityTraps, PsychsAlphaIfDroppedOfTwoItemsIsARatioOfCovariances) {
  EXPECT_EQ(cronbach_alpha(answers(50, 2, 8), 2).items[0].alpha_if_dropped.why, WhyMissing::number_of_items);
}

TEST(ReliabilityTraps, PingouinsIntervalHasTheNumberOfRowsBeforeDeletion) {
  const std::vector<double> rows = answers(80, 4, 9, 7);
  const Alpha found = cronbach_alpha(rows, 4);
  ASSERT_LT(found.n, 80);
  const Interval right = feldt_interval(found.alpha.value, found.n, 4);
  const Interval wrong = feldt_interval(found.alpha.value, 80, 4);
  EXPECT_EQ(found.feldt.low, right.low);
  EXPECT_GT(wrong.low - right.low, 0.005);
}

TEST(ReliabilityTraps, LtmsAlphaWithMissingTakesSumsOfIncompleteRows) {
  // ltm::cronbach.alpha(na.rm = TRUE): variances over what is there, and that of sums in which a gap counts
  // 0.
  const std::vector<double> rows = answers(200, 4, 10, 9);
  double parts = 0;
  std::vector<double> sums(200);
  for (std::size_t i = 0; i < 4; ++i) {
    Comoments one(1);
    for (std::size_t t = 0; t < 200; ++t) {
      const double x = rows[4 * t + i];
      one.add({&x, 1});
      if (!std::isnan(x)) sums[t] += x;
    }
    parts += one.covariances(Cases::listwise)(0, 0);
  }
  Comoments total(1);
  total.add(sums);
  const double wrong = 4.0 / 3 * (1 - parts / total.covariances(Cases::listwise)(0, 0));
  for (const Cases cases : {Cases::listwise, Cases::pairwise}) {
    EXPECT_GT(std::abs(cronbach_alpha(rows, 4, cases).alpha.value - wrong), 0.01);
  }
}

TEST(ReliabilityTraps, PsychsStandardErrorCountsRowsWithoutAnyAnswer) {
  std::vector<double> rows = answers(60, 3, 11);
  const Alpha before = cronbach_alpha(rows, 3, Cases::pairwise);
  rows.insert(rows.end(), 300, none);
  const Alpha after = cronbach_alpha(rows, 3, Cases::pairwise);
  EXPECT_EQ(after.standard_error.value, before.standard_error.value);
  EXPECT_EQ(after.feldt.low, before.feldt.low);
}

TEST(ReliabilityTraps, ScoreItemsStandardErrorSquaresCovariancesOneByOne) {
  // psych::scoreItems's `ase` has squared entries where the formula has the square of the matrix.
  constexpr std::size_t k = 4;
  const std::vector<double> rows = answers(90, k, 14);
  Comoments comoments(k);
  comoments.add(rows);
  const CovarianceMatrix c = comoments.covariances(Cases::listwise);
  double total = 0, trace = 0, square = 0, squared_variances = 0, squared_entries = 0;
  for (std::size_t i = 0; i < k; ++i) {
    trace += c(i, i);
    squared_variances += c(i, i) * c(i, i);
    for (std::size_t j = 0; j < k; ++j) {
      total += c(i, j);
      squared_entries += c(i, j) * c(i, j);
      for (std::size_t m = 0; m < k; ++m) square += c(i, m) * c(m, j);
    }
  }
  // The trace of the square of a symmetric matrix is the sum of its squared entries.
  const auto error = [&](double of_variances, double of_square) {
    const double q = 2.0 * k * k / ((k - 1.0) * (k - 1.0) * total * total * total) *
                     (total * (of_variances + trace * trace) - 2 * trace * of_square);
    return std::sqrt(q / 90);
  };
  const double found = cronbach_alpha(rows, k).standard_error.value;
  EXPECT_NEAR(found, error(squared_entries, square), 1e-12);
  EXPECT_GT(error(squared_variances, squared_entries), 1.1 * found);
}

TEST(ReliabilityTraps, ReversalIsByTheDeclaredRangeNotByThatOfAllItems) {
  // psych::scoreItems turns items round by the range of all of them: a 0/1 item beside them changes it. Alpha
  // is none the wiser, the mean is.
  const Instrument instrument = test::one_scale(3, {"q1"});
  const std::vector<double> rows{1, 2, 3, 2, 3, 3, 1, 1, 1};  // nobody chose 0 or 4
  const ScaleReliability found = sample_of(make_plan(instrument), rows).reliability(0);
  EXPECT_DOUBLE_EQ(found.mean.value, ((4 - 1) + 2 + 3 + (4 - 2) + 3 + 3 + (4 - 1) + 1 + 1) / 3.0);
}

TEST(ReliabilityTraps, NegativeAlphaIsNotMadeZero) {
  std::vector<double> rows = answers(60, 3, 12);
  for (std::size_t at = 0; at < rows.size(); at += 3) rows[at] = 4 - rows[at];
  const Alpha found = cronbach_alpha(rows, 3);
  EXPECT_LT(found.alpha.value, 0);
  EXPECT_EQ(found.rekey, std::vector<std::size_t>{0});
}

}  // namespace
}  // namespace intimetry::reliability_test
