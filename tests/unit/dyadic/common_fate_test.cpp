#include "intimetry/dyadic/common_fate.hpp"

#include <gtest/gtest.h>

#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::common_fate_test {
namespace {

using test::Column;
using test::other;
using test::RoundedCouples;
using test::same;
using test::up;

TEST(CommonFate, ReportsANegativeLatentVariance) {
  const Column a{1, 5, 2, 4, 3, 3};
  const Column b{5, 1, 4, 2, 2, 4};
  const CommonFate fate = common_fate({a, b}, {up, other});
  EXPECT_LT(fate.latent_variance_x, 0);
  EXPECT_TRUE(fate.negative_variance);
  EXPECT_EQ(fate.slope.reason, MissingReason::contradictory);
  EXPECT_EQ(fate.bootstrap.reason, MissingReason::contradictory);
}

TEST(CommonFate, SaysWhyThereIsNone) {
  EXPECT_EQ(common_fate({same, same}, {up, other}).slope.reason, MissingReason::zero_variance);
  EXPECT_EQ(common_fate({Column{1, 2}, Column{1, 2}}, {Column{1, 2}, Column{1, 2}}).slope.reason,
            MissingReason::too_few_cases);
}

// y = 2x + 1: what couples share of both correlates with exactly 1, and leaves no disturbance.
TEST(CommonFate, RoundingIsNeitherInadmissibleNorTested) {
  for (int seed = 0; seed < 50; ++seed) {
    const RoundedCouples c(seed);
    const CommonFate fit = common_fate({c.x1, c.x2}, {c.y1, c.y2}, {.resamples = 0});
    EXPECT_NEAR(fit.slope.value, 2, 1e-7) << seed;
    EXPECT_FALSE(fit.heywood) << seed;
    EXPECT_EQ(fit.p.reason, MissingReason::zero_variance) << seed;
  }
}

}  // namespace
}  // namespace intimetry::common_fate_test
