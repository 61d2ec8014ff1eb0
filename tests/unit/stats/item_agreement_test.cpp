#include "intimetry/stats/item_agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::item_agreement_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(ItemAgreement, AverageDeviationOfOneItemIsHalfTheDifference) {
  const AverageDeviation deviation = average_deviation(Numbers{0, 4, none, 2}, Numbers{3, 4, 1, 1}, 5);
  EXPECT_EQ(deviation.n, 3U);
  EXPECT_EQ(deviation.by_item[0], 1.5);
  EXPECT_TRUE(std::isnan(deviation.by_item[2]));
  EXPECT_NEAR(deviation.mean.value, 2.0 / 3, 1e-15);
  EXPECT_NEAR(deviation.cut, 5.0 / 6, 1e-15);
}

TEST(ItemAgreement, WhatHasNoValueSaysWhy) {
  EXPECT_EQ(quadratic_kappa(Numbers{2, 2}, Numbers{2, 2}).reason, MissingReason::zero_variance);
  EXPECT_EQ(average_deviation(Numbers{none}, Numbers{1}, 5).mean.reason, MissingReason::number_of_items);
}

TEST(ItemAgreement, OfDifferentLengthsAreRefused) {
  EXPECT_THROW(quadratic_kappa(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(average_deviation(Numbers{1}, Numbers{1}, 1), Error);
}

}  // namespace
}  // namespace intimetry::item_agreement_test
