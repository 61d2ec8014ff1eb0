#include "intimetry/stats/single_case.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "intimetry/core/error.hpp"

namespace intimetry::single_case_test {
namespace {

TEST(SingleCase, DegenerateNormsSayWhy) {
  EXPECT_EQ(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = .5, .n = 1}).p.reason,
            MissingReason::too_few_cases);
  EXPECT_EQ(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = 1, .n = 9}).p.reason,
            MissingReason::zero_variance);
  EXPECT_EQ(standardised_difference_test(1, 0, 1).p.reason, MissingReason::zero_variance);
  EXPECT_EQ(exchangeable_difference_test(1, 0, 9).p.reason, MissingReason::zero_variance);
  EXPECT_EQ(exchangeable_difference_test(1, 0, 0).p.reason, MissingReason::too_few_cases);
  EXPECT_THROW(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = 2, .n = 9}), Error);
  const RegressedDifference noisy = regressed_difference(4, 0, 9, 5);
  EXPECT_NEAR(noisy.reliability.value, 1 - 25.0 / 9, 1e-15);
  EXPECT_EQ(noisy.difference.reason, MissingReason::contradictory);
}

// A trap: the unstandardised test is not Payne and Jones's; with unequal spreads they part.
TEST(SingleCase, TheUnstandardisedTestIsNotTheStandardisedOne) {
  const SingleCase raw = difference_test(3, {.mean = 0, .sd_a = 2, .sd_b = 6, .r = .3, .n = 1e6});
  const SingleCase standardised = standardised_difference_test(3.0 / 2, 0, .3);
  EXPECT_GT(std::abs(raw.statistic.value - standardised.statistic.value), .1);
}

}  // namespace
}  // namespace intimetry::single_case_test
