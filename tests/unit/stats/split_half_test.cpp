#include "intimetry/stats/split_half.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::split_half_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

CovarianceMatrix items(std::size_t k, const std::vector<double>& rows, Cases cases = Cases::listwise) {
  Comoments comoments(k);
  comoments.add(rows);
  return comoments.covariances(cases);
}

TEST(SpearmanBrown, StepsUpAndDown) {
  EXPECT_DOUBLE_EQ(spearman_brown(0.5).value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(spearman_brown(0.6, 3).value, 1.8 / 2.2);
  EXPECT_DOUBLE_EQ(spearman_brown(2.0 / 3, 0.5).value, 0.5);
  EXPECT_EQ(spearman_brown(-0.5).value, -2);
}

TEST(SpearmanBrown, SaysWhyItDoesNotExist) {
  EXPECT_EQ(spearman_brown(-1).reason, MissingReason::zero_variance);
  EXPECT_EQ(spearman_brown(-0.9, 3).reason, MissingReason::contradictory);
  EXPECT_THROW(spearman_brown(1.2), Error);
  EXPECT_THROW(spearman_brown(none), Error);
  EXPECT_THROW(spearman_brown(0.5, 0), Error);
}

TEST(SplitHalf, OfIdenticalHalvesIsOne) {
  const SplitHalf halves = split_half(items(2, {1, 1, 2, 2, 4, 4}));
  EXPECT_DOUBLE_EQ(halves.between_halves.value, 1);
  EXPECT_DOUBLE_EQ(halves.spearman_brown.value, 1);
  EXPECT_DOUBLE_EQ(halves.guttman.value, 1);
}

TEST(SplitHalf, OppositeHalvesCancel) {
  const SplitHalf halves = split_half(items(2, {1, 5, 2, 4, 4, 2}));
  EXPECT_DOUBLE_EQ(halves.between_halves.value, -1);
  EXPECT_EQ(halves.spearman_brown.reason, MissingReason::zero_variance);
  EXPECT_EQ(halves.guttman.reason, MissingReason::zero_variance);
}

TEST(SplitHalf, SaysWhyItDoesNotExist) {
  EXPECT_EQ(split_half(items(1, {1, 2, 3})).guttman.reason, MissingReason::number_of_items);
  EXPECT_EQ(split_half(items(2, {1, 2})).guttman.reason, MissingReason::too_few_cases);
  EXPECT_EQ(split_half(items(2, {1, none, none, 2})).between_halves.reason, MissingReason::too_few_cases);
  EXPECT_EQ(split_half(items(2, {3, 1, 3, 2, 3, 4})).spearman_brown.reason, MissingReason::zero_variance);
}

TEST(SplitHalf, CountsTheCasesOfTheSmallestPair) {
  const std::vector<double> rows{1, 2, 2, 2, 3, none, 5, 4, none, 1};
  EXPECT_EQ(split_half(items(2, rows, Cases::pairwise)).n, 3);
  EXPECT_EQ(split_half(items(2, rows, Cases::pairwise)).cases, Cases::pairwise);
}

TEST(SplitHalf, RefusesMarksThatDoNotFit) {
  const CovarianceMatrix three = items(3, {1, 2, 3, 4, 2, 1, 3, 3, 5});
  EXPECT_THROW(split_half(three, std::vector<int>{0, 1}), Error);
  EXPECT_THROW(split_half(three, std::vector<int>{0, 1, 2}), Error);
  EXPECT_EQ(split_half(three, std::vector<int>{1, 1, 1}).guttman.reason, MissingReason::number_of_items);
}

}  // namespace
}  // namespace intimetry::split_half_test
