#include "intimetry/stats/even_odd.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace intimetry::even_odd_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;
using Scales = std::vector<std::vector<std::size_t>>;

// Four scales of two items; the halves are turned against each other.
TEST(EvenOdd, IsHigherForTheConsistentAndLeavesTheRangeOfACorrelation) {
  const Scales scales{{0, 1}, {2, 3}, {4, 5}, {6, 7}};
  EXPECT_NEAR(even_odd(Answers{0, 0, 1, 1, 2, 2, 4, 4}, scales).spearman_brown.value, 1, 1e-12);
  const EvenOdd against = even_odd(Answers{0, 3, 1, 2, 2, 1, 3, 1}, scales);  // r = -7/(sqrt 5 sqrt 11)
  EXPECT_NEAR(against.r.value, -7 / std::sqrt(55.0), 1e-12);
  EXPECT_NEAR(against.spearman_brown.value, 2 * against.r.value / (1 + against.r.value), 1e-12);
  EXPECT_LT(against.spearman_brown.value, -1);
}

TEST(EvenOdd, DoesNotExistForTwoScalesNorForAStraightLine) {
  const Scales scales{{0, 1}, {2, 3}, {4, 5}};
  EXPECT_EQ(even_odd(Answers{0, 1, 2, 3, gap, 1}, scales).r.reason, MissingReason::number_of_items);
  EXPECT_EQ(even_odd(Answers(6, 2), scales).r.reason, MissingReason::zero_variance);
  EXPECT_EQ(even_odd(Answers{0, 2, 1, 1, 2, 0}, scales).spearman_brown.reason,
            MissingReason::zero_variance);  // r = -1
}

}  // namespace
}  // namespace intimetry::even_odd_test
