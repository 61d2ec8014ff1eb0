#include "intimetry/stats/mahalanobis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::mahalanobis_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;

// Two variables of unit variance and correlation r: (a^2 - 2 r a b + b^2) / (1 - r^2).
TEST(Mahalanobis, IsTheKnownFormulaForTwoVariables) {
  const MahalanobisDistance found = mahalanobis(Answers{1, -2}, Answers{1, .5, .5, 1});
  EXPECT_NEAR(found.d2.value, (1 + 2 + 4) / .75, 1e-12);
  EXPECT_NEAR(found.p.value, std::exp(-found.d2.value / 2), 1e-12);  // chi-square with two degrees
}

TEST(Mahalanobis, SaysWhyThereIsNoInverse) {
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 1, 1, 1}).d2.reason, MissingReason::singular);
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 0, 0, 0}).d2.reason, MissingReason::zero_variance);
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 2, 2, 1}).d2.reason, MissingReason::contradictory);
  EXPECT_EQ(mahalanobis(Answers{}, Answers{}).d2.reason, MissingReason::number_of_items);
  EXPECT_EQ(mahalanobis(Answers{gap}, Answers{1}).d2.reason, MissingReason::not_answered);
  EXPECT_THROW(Mahalanobis(Answers{1, 0, 1, 1}, 2), Error);
  EXPECT_THROW(Mahalanobis(Answers{1, 0, 1}, 2), Error);
}

// A variance in tiny units is no singularity.
TEST(Mahalanobis, DoesNotHangOnTheUnits) {
  const double expected = mahalanobis(Answers{1, 2}, Answers{1, .3, .3, 1}).d2.value;
  EXPECT_NEAR(mahalanobis(Answers{1e-9, 2e9}, Answers{1e-18, .3, .3, 1e18}).d2.value, expected, 1e-9);
}

}  // namespace
}  // namespace intimetry::mahalanobis_test
