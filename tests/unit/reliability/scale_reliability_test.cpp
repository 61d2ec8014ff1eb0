#include "intimetry/reliability/scale_reliability.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "unit/reliability/reliability_kit.hpp"

namespace intimetry::scale_reliability_test {
namespace {

using test::answers;
using test::none;
using test::sample_of;

TEST(ScaleReliability, SemIsInTheUnitOfTheScore) {
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

TEST(ScaleReliability, RestsOnOmegaUnlessItIsAHeywoodCase) {
  ScaleReliability scale;
  scale.alpha.alpha = 0.8;
  scale.omega.omega = 0.85;
  EXPECT_EQ(scale.coefficient().value, 0.85);
  scale.omega.heywood = {1};
  EXPECT_EQ(scale.coefficient().value, 0.8);
  scale.omega.heywood.clear();
  scale.omega.omega = MissingReason::number_of_items;
  EXPECT_EQ(scale.coefficient().value, 0.8);
}

TEST(ScaleReliability, OfItemsThatCancelHasNoError) {
  // q2 = 4 - q1: the sum is always 4.
  const ScaleReliability found =
      sample_of(make_plan(test::one_scale(2)), {0, 4, 1, 3, 3, 1, 4, 0}).reliability(0);
  EXPECT_EQ(found.sd.value, 0);
  EXPECT_EQ(found.sem().reason, MissingReason::zero_variance);
  // Nearly so: alpha is far below zero, and an error from it would exceed the spread.
  const ScaleReliability nearly =
      sample_of(make_plan(test::one_scale(2)), {0, 4, 1, 3, 3, 1, 4, 1}).reliability(0);
  EXPECT_LT(nearly.alpha.alpha.value, 0);
  EXPECT_EQ(nearly.sem().reason, MissingReason::contradictory);
  EXPECT_EQ(nearly.alpha.rekey, std::vector<std::size_t>{1});
}

// What other programs do with the same data, each of which is wrong.

TEST(ReliabilityTraps, PsychsAlphaIfDroppedOfTwoItemsIsARatioOfCovariances) {
  EXPECT_EQ(cronbach_alpha(answers(50, 2, 8), 2).items[0].alpha_if_dropped.reason,
            MissingReason::number_of_items);
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
}  // namespace intimetry::scale_reliability_test
