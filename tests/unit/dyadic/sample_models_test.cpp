// Samples that a model cannot take, and what is said of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/impl/random_order.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"

namespace intimetry::sample_models_test {
namespace {

using Column = std::vector<double>;
const Column up{1, 2, 3, 4, 5, 7};
const Column other{2, 1, 4, 3, 7, 5};
const Column same(6, 0.1);

TEST(CoupleIcc, PartnersAllAlikeAreOneAndHaveNoTest) {
  const CoupleIcc icc = couple_icc({up, up});
  EXPECT_EQ(icc.value.value, 1);
  EXPECT_EQ(icc.p.why, WhyMissing::no_spread);
  EXPECT_EQ(icc.interval.why, WhyMissing::no_spread);
}

TEST(CoupleIcc, IsNegativeWherePartnersAreOpposites) {
  const CoupleIcc icc = couple_icc({Column{1, 5, 2}, Column{5, 1, 4}});
  EXPECT_EQ(icc.value.value, -1);
  EXPECT_LT(icc.p.value, 0.01);
}

TEST(CoupleIcc, SaysWhyThereIsNone) {
  EXPECT_EQ(couple_icc({same, same}).value.why, WhyMissing::no_spread);
  EXPECT_EQ(couple_icc({Column{1}, Column{2}}).value.why, WhyMissing::too_few_cases);
  EXPECT_THROW(couple_icc({up, other}, 1.0), Error);
  EXPECT_THROW(couple_icc({up, Column{1}}), Error);
}

TEST(PartnerCorrelation, SaysWhyThereIsNone) {
  EXPECT_EQ(partner_correlation({up, same}).value.why, WhyMissing::no_spread);
  EXPECT_EQ(partner_correlation({Column{1}, Column{2}}).value.why, WhyMissing::too_few_cases);
  const PartnerCorrelation three = partner_correlation({Column{1, 2, 3}, Column{1, 3, 2}});
  EXPECT_TRUE(three.p.exists());
  EXPECT_EQ(three.interval.why, WhyMissing::too_few_cases);
  const PartnerCorrelation perfect = partner_correlation({up, up});
  EXPECT_EQ(perfect.value.value, 1);
  EXPECT_EQ(perfect.p.why, WhyMissing::no_spread);
}

TEST(PairwiseCorrelations, DyadLevelDoesNotExistWithoutPositiveIcc) {
  const Column a{1, 5, 2, 4, 3, 3};
  const Column b{5, 1, 4, 2, 2, 4};
  const PairwiseCorrelations found = pairwise_correlations({a, b}, {up, other});
  EXPECT_LT(found.icc_x.value, 0);
  EXPECT_EQ(found.dyad.why, WhyMissing::contradictory);
  EXPECT_TRUE(found.cross.p.exists());
}

TEST(PairwiseCorrelations, SaysWhyThereIsNone) {
  const PairwiseCorrelations constant = pairwise_correlations({up, other}, {same, same});
  EXPECT_TRUE(constant.icc_x.exists());
  EXPECT_EQ(constant.icc_y.why, WhyMissing::no_spread);
  EXPECT_EQ(constant.overall.value.why, WhyMissing::no_spread);
  EXPECT_EQ(pairwise_correlations({up, up}, {other, up}).individual.why, WhyMissing::no_spread);
  EXPECT_EQ(pairwise_correlations({Column{}, Column{}}, {Column{}, Column{}}).cross.p.why,
            WhyMissing::too_few_cases);
}

TEST(CommonFate, ReportsANegativeLatentVariance) {
  const Column a{1, 5, 2, 4, 3, 3};
  const Column b{5, 1, 4, 2, 2, 4};
  const CommonFate fate = common_fate({a, b}, {up, other});
  EXPECT_LT(fate.latent_variance_x, 0);
  EXPECT_TRUE(fate.negative_variance);
  EXPECT_EQ(fate.slope.why, WhyMissing::contradictory);
  EXPECT_EQ(fate.bootstrap.why, WhyMissing::contradictory);
}

TEST(CommonFate, SaysWhyThereIsNone) {
  EXPECT_EQ(common_fate({same, same}, {up, other}).slope.why, WhyMissing::no_spread);
  EXPECT_EQ(common_fate({Column{1, 2}, Column{1, 2}}, {Column{1, 2}, Column{1, 2}}).slope.why,
            WhyMissing::too_few_cases);
}

// y = 2x + 1: what couples share of both correlates with exactly 1, and leaves no disturbance.
TEST(CommonFate, RoundingIsNeitherInadmissibleNorTested) {
  for (int seed = 0; seed < 50; ++seed) {
    std::vector<double> x1, x2, y1, y2;
    for (int i = 0; i < 12; ++i) {
      x1.push_back(.1 * ((i * 7 + seed) % 13) + (seed < 25 ? 0 : 1e6));
      x2.push_back(x1.back() + .1 * ((i * 5 + seed) % 4));
      y1.push_back(2 * x1.back() + 1);
      y2.push_back(2 * x2.back() + 1);
    }
    const CommonFate fit = common_fate({x1, x2}, {y1, y2}, {.resamples = 0});
    EXPECT_NEAR(fit.slope.value, 2, 1e-7) << seed;
    EXPECT_FALSE(fit.heywood) << seed;
    EXPECT_EQ(fit.p.why, WhyMissing::no_spread) << seed;
    const PairwiseCorrelations r = pairwise_correlations({x1, x2}, {y1, y2});
    EXPECT_NEAR(r.dyad.value, 1, 1e-7) << seed;
    EXPECT_FALSE(r.dyad_beyond_one) << seed;
    EXPECT_NEAR(r.individual.value, 1, 1e-7) << seed;
    EXPECT_EQ(r.individual_p.why, WhyMissing::no_spread) << seed;
  }
}

TEST(Distinguishability, SaysWhyThereIsNone) {
  const auto why = [](const std::vector<MemberValues>& variables) {
    return distinguishability(variables).chi_square.why;
  };
  EXPECT_EQ(why({{up, other}, {other, same}, {up, same}}), WhyMissing::too_few_cases);
  EXPECT_EQ(why({{up, up}}), WhyMissing::no_spread);  // partners never differ
  EXPECT_EQ(why({{same, same}}), WhyMissing::no_spread);
  EXPECT_EQ(why({{up, other}, {up, other}}), WhyMissing::collinear);
  EXPECT_THROW(distinguishability({}), Error);
  const Column infinite{1, 2, 3, std::numeric_limits<double>::infinity(), 5, 6};
  EXPECT_THROW(distinguishability(std::array{MemberValues{up, infinite}}), Error);
}

TEST(PseudoCouples, SaysWhyThereAreNone) {
  EXPECT_EQ(pseudo_couples(std::array{MemberValues{up, other}}).similarity.why, WhyMissing::number_of_items);
  const PseudoCouples flat = pseudo_couples(std::array{MemberValues{same, same}, MemberValues{same, same}},
                                            {.centring = ProfileCentring::none});
  EXPECT_EQ(flat.similarity.why, WhyMissing::too_few_cases);
  EXPECT_EQ(flat.no_spread, 6);
}

TEST(RandomOrder, EachOrderIsEquallyLikely) {
  std::map<std::vector<std::uint32_t>, int> seen;
  const int draws = 120'000;
  for (int i = 0; i < draws; ++i) {
    Random random(7, static_cast<std::uint64_t>(i));
    std::vector<std::uint32_t> order(5);
    dyadic::detail::random_order(random, order);
    ++seen[order];
  }
  ASSERT_EQ(seen.size(), 120U);
  double chi_square = 0;
  for (const auto& [order, count] : seen) chi_square += (count - 1000.0) * (count - 1000.0) / 1000;
  EXPECT_LT(chi_square, 190);  // 119 degrees of freedom: p below .0001 beyond that
}

TEST(RandomOrder, IsAnOrderOfAllElementsWhateverTheirNumber) {
  for (const std::size_t size : {0U, 1U, 2U, 4U, 5U, 8U, 4097U, 5000U}) {
    Random random(size + 1);
    std::vector<std::uint32_t> order(size);
    dyadic::detail::random_order(random, order);
    EXPECT_EQ(std::set<std::uint32_t>(order.begin(), order.end()).size(), size);
    if (size > 0) {
      EXPECT_LT(*std::max_element(order.begin(), order.end()), size);
    }
  }
}

}  // namespace
}  // namespace intimetry::sample_models_test
