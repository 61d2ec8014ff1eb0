#include "intimetry/dyadic/pairwise_correlations.hpp"

#include <gtest/gtest.h>

#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::pairwise_correlations_test {
namespace {

using test::Column;
using test::other;
using test::RoundedCouples;
using test::same;
using test::up;

TEST(PairwiseCorrelations, DyadLevelDoesNotExistWithoutPositiveIcc) {
  const Column a{1, 5, 2, 4, 3, 3};
  const Column b{5, 1, 4, 2, 2, 4};
  const PairwiseCorrelations found = pairwise_correlations({a, b}, {up, other});
  EXPECT_LT(found.icc_x.value, 0);
  EXPECT_EQ(found.dyad.reason, MissingReason::contradictory);
  EXPECT_TRUE(found.cross.p.exists());
}

TEST(PairwiseCorrelations, SaysWhyThereIsNone) {
  const PairwiseCorrelations constant = pairwise_correlations({up, other}, {same, same});
  EXPECT_TRUE(constant.icc_x.exists());
  EXPECT_EQ(constant.icc_y.reason, MissingReason::zero_variance);
  EXPECT_EQ(constant.overall.value.reason, MissingReason::zero_variance);
  EXPECT_EQ(pairwise_correlations({up, up}, {other, up}).individual.reason, MissingReason::zero_variance);
  EXPECT_EQ(pairwise_correlations({Column{}, Column{}}, {Column{}, Column{}}).cross.p.reason,
            MissingReason::too_few_cases);
}

// y = 2x + 1: what couples share of both correlates with exactly 1.
TEST(PairwiseCorrelations, RoundingIsNeitherBeyondOneNorTested) {
  for (int seed = 0; seed < 50; ++seed) {
    const RoundedCouples c(seed);
    const PairwiseCorrelations r = pairwise_correlations({c.x1, c.x2}, {c.y1, c.y2});
    EXPECT_NEAR(r.dyad.value, 1, 1e-7) << seed;
    EXPECT_FALSE(r.dyad_beyond_one) << seed;
    EXPECT_NEAR(r.individual.value, 1, 1e-7) << seed;
    EXPECT_EQ(r.individual_p.reason, MissingReason::zero_variance) << seed;
  }
}

}  // namespace
}  // namespace intimetry::pairwise_correlations_test
