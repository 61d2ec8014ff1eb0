#include "intimetry/stats/alpha.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::alpha_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Six respondents, three items.
const std::vector<double> three_items{1, 2, 1, 2, 1, 3, 3, 4, 2, 4, 3, 5, 5, 6, 6, 6, 5, 4};

void expect_nothing(const Alpha& result, MissingReason reason) {
  for (const Statistic& statistic :
       {result.alpha, result.standardised, result.lambda2, result.standard_error}) {
    EXPECT_EQ(statistic.reason, reason);
    EXPECT_TRUE(std::isnan(statistic.value));
  }
  EXPECT_EQ(result.feldt.reason, reason);
  EXPECT_EQ(result.duhachek_iacobucci.reason, reason);
  EXPECT_TRUE(std::isnan(result.feldt.low) && std::isnan(result.duhachek_iacobucci.high));
}

TEST(Alpha, ByHand) {
  // Items (0, 2, 4) and (0, 4, 2): variances 4 and 4, covariance 2, sum 12; alpha = 2 (1 - 8/12) = 2/3; r =
  // .5.
  const Alpha result = cronbach_alpha(std::vector<double>{0, 0, 2, 4, 4, 2}, 2);
  EXPECT_DOUBLE_EQ(result.alpha.value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(result.standardised.value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(result.spearman_brown.value, 2.0 / 3);
  // 1 - 8/12 + sqrt(2 * (4 + 4)) / 12
  EXPECT_DOUBLE_EQ(result.lambda2.value, 2.0 / 3);
  // trace of the square 40, sum of the square 72: Q = 8 / 12^3 (12 (40 + 64) - 16 * 72) = 4/9, n = 3
  EXPECT_DOUBLE_EQ(result.standard_error.value, std::sqrt(4.0 / 27));
  EXPECT_TRUE(result.rekey.empty());
}

TEST(Alpha, IfDroppedDoesNotExistForTwoItems) {
  const Alpha two = cronbach_alpha(std::vector<double>{0, 0, 2, 4, 4, 2}, 2);
  ASSERT_EQ(two.items.size(), 2U);
  for (const AlphaItem& item : two.items) {
    EXPECT_EQ(item.alpha_if_dropped.reason, MissingReason::number_of_items);
    EXPECT_DOUBLE_EQ(item.item_rest.value, 0.5);
  }
  EXPECT_TRUE(cronbach_alpha(three_items, 3).items[0].alpha_if_dropped.exists());
}

TEST(Alpha, SpearmanBrownIsForTwoItemsAlone) {
  EXPECT_EQ(cronbach_alpha(three_items, 3).spearman_brown.reason, MissingReason::number_of_items);
}

TEST(Alpha, FeldtsIntervalHasTheNumberOfCasesUsed) {
  std::vector<double> rows = three_items;
  rows.insert(rows.end(), {1, none, 3, none, none, none});
  const Alpha with_gaps = cronbach_alpha(rows, 3);
  const Alpha complete = cronbach_alpha(three_items, 3);
  EXPECT_EQ(with_gaps.n, 6);
  EXPECT_EQ(with_gaps.feldt.low, complete.feldt.low);
  EXPECT_EQ(with_gaps.standard_error.value, complete.standard_error.value);
}

TEST(Alpha, PairwiseHasTheNumberOfCasesOfTheSmallestPair) {
  std::vector<double> rows = three_items;
  rows.insert(rows.end(), {1, none, 3, 4, none, 4, none, none, none});
  const Alpha result = cronbach_alpha(rows, 3, Cases::pairwise);
  EXPECT_EQ(result.cases, Cases::pairwise);
  EXPECT_EQ(result.n, 6);
  const Interval expected = feldt_interval(result.alpha.value, 6, 3);
  EXPECT_EQ(result.feldt.low, expected.low);
  EXPECT_EQ(result.feldt.high, expected.high);
}

TEST(Alpha, NegativeStaysNegativeAndNamesTheItemToRekey) {
  std::vector<double> rows = three_items;
  for (std::size_t i = 2; i < rows.size(); i += 3) rows[i] = 7 - rows[i];
  const Alpha result = cronbach_alpha(rows, 3);
  EXPECT_LT(result.alpha.value, 0);
  EXPECT_LT(result.feldt.low, result.alpha.value);
  EXPECT_LT(result.items[2].item_rest.value, 0);
  EXPECT_EQ(result.rekey, (std::vector<std::size_t>{2}));
}

TEST(Alpha, OfTwoOpposedItemsTheSecondIsNamed) {
  const Alpha result = cronbach_alpha(std::vector<double>{1, 5, 2, 4, 4, 3, 5, 1}, 2);
  EXPECT_LT(result.alpha.value, 0);
  EXPECT_EQ(result.rekey, (std::vector<std::size_t>{1}));
}

TEST(Alpha, OfOneItem) {
  const Alpha result = cronbach_alpha(std::vector<double>{1, 2, 3}, 1);
  expect_nothing(result, MissingReason::number_of_items);
  EXPECT_EQ(result.items[0].item_rest.reason, MissingReason::number_of_items);
}

TEST(Alpha, OfOneRespondent) {
  const Alpha result = cronbach_alpha(std::vector<double>{1, 2, 3}, 3);
  expect_nothing(result, MissingReason::too_few_cases);
  EXPECT_EQ(result.n, 1);
  EXPECT_EQ(result.items[1].item_rest.reason, MissingReason::too_few_cases);
}

TEST(Alpha, OfNobody) {
  expect_nothing(cronbach_alpha(std::vector<double>{}, 3), MissingReason::too_few_cases);
}

TEST(Alpha, OfAnswersThatAreAllMissing) {
  for (const Cases cases : {Cases::listwise, Cases::pairwise}) {
    const Alpha result = cronbach_alpha(std::vector<double>(12, none), 3, cases);
    expect_nothing(result, MissingReason::too_few_cases);
    EXPECT_EQ(result.n, 0);
  }
}

TEST(Alpha, OfAPairWithoutCommonCases) {
  const std::vector<double> rows{1, none, 2, 2, none, 4, 4, none, 3, none, 1, 1, none, 2, 3, none, 3, 5};
  expect_nothing(cronbach_alpha(rows, 3, Cases::pairwise), MissingReason::too_few_cases);
}

TEST(Alpha, OfAnswersThatDoNotVary) {
  const Alpha result = cronbach_alpha(std::vector<double>(12, 4), 3);
  expect_nothing(result, MissingReason::zero_variance);
  EXPECT_EQ(result.items[0].item_rest.reason, MissingReason::zero_variance);
  EXPECT_TRUE(result.rekey.empty());
}

TEST(Alpha, OfItemsThatCancel) {
  // The third item is what the first two lack to 9, so that the sum does not vary; .1 keeps it from being
  // integral.
  std::vector<double> rows;
  for (const auto& [a, b] : {std::pair{1.1, 2.0}, {2.3, 1.0}, {3.7, 3.1}, {4.9, 0.3}}) {
    rows.insert(rows.end(), {a, b, 9 - a - b});
  }
  const Alpha result = cronbach_alpha(rows, 3);
  for (const Statistic& statistic : {result.alpha, result.lambda2, result.standard_error}) {
    EXPECT_EQ(statistic.reason, MissingReason::zero_variance);
  }
  EXPECT_EQ(result.feldt.reason, MissingReason::zero_variance);
  EXPECT_TRUE(result.standardised.exists());
}

TEST(Alpha, CountsAConstantItemWhichHasNoCorrelation) {
  std::vector<double> rows;
  for (std::size_t i = 0; i < three_items.size(); i += 3) {
    rows.insert(rows.end(), {three_items[i], three_items[i + 1], three_items[i + 2], 3});
  }
  const Alpha with = cronbach_alpha(rows, 4);
  const Alpha without = cronbach_alpha(three_items, 3);
  EXPECT_NEAR(with.alpha.value, without.alpha.value * (2.0 / 3) * (4.0 / 3), 1e-14);
  EXPECT_EQ(with.standardised.reason, MissingReason::zero_variance);
  EXPECT_EQ(with.items[3].item_rest.reason, MissingReason::zero_variance);
  EXPECT_NEAR(with.items[3].alpha_if_dropped.value, without.alpha.value, 1e-14);
  EXPECT_NEAR(with.items[0].item_rest.value, without.items[0].item_rest.value, 1e-14);
}

TEST(Alpha, OfIdenticalItemsIsOneWithoutError) {
  const Alpha result = cronbach_alpha(std::vector<double>{1, 1, 1, 2, 2, 2, 4, 4, 4}, 3);
  EXPECT_DOUBLE_EQ(result.alpha.value, 1);
  EXPECT_NEAR(result.standard_error.value, 0, 1e-7);
  EXPECT_NEAR(result.feldt.low, 1, 1e-12);
  EXPECT_DOUBLE_EQ(result.items[0].item_rest.value, 1);
}

TEST(Alpha, PairwiseCovariancesThatNoSampleHasAreContradictory) {
  // Each of three items is the opposite of the two others, in other cases.
  CovarianceMatrix items{
      3, Cases::pairwise, {0, 0, 0}, {1, -1, -1, -1, 1, -1, -1, -1, 1}, std::vector<std::int64_t>(9, 10)};
  const Alpha result = cronbach_alpha(items);
  expect_nothing(result, MissingReason::contradictory);
}

TEST(Alpha, AboveOneIsContradictory) {
  const CovarianceMatrix items{
      2, Cases::pairwise, {0, 0}, {1, 1.5, 1.5, 1}, std::vector<std::int64_t>(4, 10)};
  const Alpha result = cronbach_alpha(items);
  expect_nothing(result, MissingReason::contradictory);
  EXPECT_EQ(result.spearman_brown.reason, MissingReason::contradictory);
}

TEST(Alpha, RefusesAMatrixThatIsNone) {
  EXPECT_THROW(cronbach_alpha(CovarianceMatrix{}), Error);
  EXPECT_THROW(cronbach_alpha(CovarianceMatrix{2, Cases::listwise, {0, 0}, {1, 2, 1}, {5, 5, 5, 5}}), Error);
  EXPECT_THROW(cronbach_alpha(CovarianceMatrix{1, Cases::listwise, {0}, {none}, {5}}), Error);
}

TEST(Alpha, RefusesALevelThatIsNone) {
  EXPECT_THROW(cronbach_alpha(three_items, 3, Cases::listwise, 1), Error);
  EXPECT_THROW(cronbach_alpha(three_items, 3, Cases::listwise, none), Error);
  EXPECT_THROW(feldt_interval(1.5, 10, 3), Error);
  EXPECT_THROW(cronbach_alpha(three_items, 4), Error);
}

TEST(Statistic, ExplainsEveryReason) {
  for (const auto& [reason, name] : Words<MissingReason>::table) {
    EXPECT_EQ(explain(reason).empty(), reason == MissingReason::not_missing) << name;
  }
  EXPECT_FALSE(Statistic().exists());
  EXPECT_FALSE(Interval().exists());
}

}  // namespace
}  // namespace intimetry::alpha_test
