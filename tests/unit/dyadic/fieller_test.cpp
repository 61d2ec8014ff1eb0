#include "intimetry/dyadic/fieller.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::fieller_test {
namespace {

TEST(FiellerSet, OfNoVarianceIsTheRatio) {
  const FiellerSet set = fieller_set({1, 2, 0, 0, 0, 10});
  EXPECT_EQ(set.shape, FiellerShape::interval);
  EXPECT_EQ(set.low, 0.5);
  EXPECT_EQ(set.high, 0.5);
  EXPECT_EQ(fieller_set({0, 0, 0, 0, 0, 10}).shape, FiellerShape::line);
}

/// t of the numerator less k times the denominator: what the set is made of.
double t_at(const RatioParts& parts, double k) {
  return (parts.numerator - k * parts.denominator) /
         std::sqrt(parts.numerator_variance - 2 * k * parts.covariance + k * k * parts.denominator_variance);
}

TEST(FiellerSet, EndsWhereTheTestOfTheRatioTurns) {
  const RatioParts parts{2, 4, 1, 1, 0.25, 10};
  const FiellerSet set = fieller_set(parts);
  ASSERT_EQ(set.shape, FiellerShape::interval);
  EXPECT_NEAR(std::abs(t_at(parts, set.low)), t_quantile(0.975, 10), 1e-12);
  EXPECT_NEAR(std::abs(t_at(parts, set.high)), t_quantile(0.975, 10), 1e-12);
  EXPECT_LT(set.low, 0.5);
  EXPECT_GT(set.high, 0.5);
  EXPECT_TRUE(set.contains(0.5));
  EXPECT_FALSE(set.contains(set.high + 0.01));
}

// The denominator's t is 1: it may be zero, and the ratio as large as one likes, of either sign.
TEST(FiellerSet, HasTwoRaysWhereTheDenominatorMayBeZero) {
  const RatioParts parts{5, 1, 1, 1, 0, 10};
  const FiellerSet set = fieller_set(parts);
  ASSERT_EQ(set.shape, FiellerShape::two_rays);
  EXPECT_NEAR(std::abs(t_at(parts, set.low)), t_quantile(0.975, 10), 1e-12);
  EXPECT_NEAR(std::abs(t_at(parts, set.high)), t_quantile(0.975, 10), 1e-12);
  EXPECT_TRUE(set.contains(5) && set.contains(1e6) && set.contains(-1e6));
  EXPECT_FALSE(set.contains(0)) << "the numerator is not zero";
}

TEST(FiellerSet, IsTheLineWhereBothMayBeZero) {
  const FiellerSet set = fieller_set({1, 1, 1, 1, 0, 10});
  EXPECT_EQ(set.shape, FiellerShape::line);
  EXPECT_TRUE(set.contains(0) && set.contains(-1e9));
}

TEST(FiellerSet, RefusesALevelOrDegreesOfFreedomThatAreNone) {
  EXPECT_THROW(fieller_set({1, 1, 1, 1, 0, 10}, 1), Error);
  EXPECT_THROW(fieller_set({1, 1, 1, 1, 0, 0}), Error);
}

}  // namespace
}  // namespace intimetry::fieller_test
