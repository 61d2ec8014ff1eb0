#include "intimetry/dyadic/partner_ratio.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::partner_ratio_test {
namespace {

using test::x1;
using test::x2;
using test::y1;
using test::y2;

TEST(PartnerRatio, HasNoPointWhereTheActorEffectIsNotSignificant) {
  const std::vector<double> noise1{1, -1, 1, -1, 1, -1, 1, -1.5};
  const std::vector<double> noise2{-1, 1, 1, -1, -1, 1, 1, -1};
  const PartnerRatio ratio = partner_ratios({{noise1, noise2}, {{x1, x2}}, {}, {}}, 0.95, {20, 1})[0];
  EXPECT_EQ(ratio.k.reason, MissingReason::denominator_near_zero);
  EXPECT_EQ(ratio.bootstrap.reason, MissingReason::denominator_near_zero);
  EXPECT_NE(ratio.set.shape, FiellerShape::interval);
}

// These couples' actor effect is far from zero.
TEST(PartnerRatio, IsThePartnersEffectInUnitsOfTheActors) {
  const ApimModel model{{y1, y2}, {{x1, x2}}, {}, {}};
  const ActorPartner effects = apim(model).predictors[0];
  ASSERT_LT(effects.actor.p.value, 0.05);
  const PartnerRatio ratio = partner_ratios(model, 0.95, {200, 1})[0];
  EXPECT_NEAR(ratio.k.value, effects.partner.value.value / effects.actor.value.value, 1e-14);
  EXPECT_EQ(ratio.set.shape, FiellerShape::interval);
  EXPECT_TRUE(ratio.set.contains(ratio.k.value));
  EXPECT_LT(ratio.bootstrap.low, ratio.bootstrap.high);
}

TEST(PartnerRatio, OfRolesIsThatOfEachRolesOutcome) {
  const ApimRolesModel model{{y1, y2}, {{x1, x2}}, {}};
  const RoleEffects effects = apim_roles(model).predictors[0];
  const std::array<PartnerRatio, 2> ratios = partner_ratios(model, 0.95, {20, 1})[0];
  for (const std::size_t role : {0U, 1U}) {
    ASSERT_LT(effects.actor[role].p.value, 0.05);
    EXPECT_NEAR(ratios[role].k.value, effects.partner[role].value.value / effects.actor[role].value.value,
                1e-14);
  }
}

TEST(PartnerRatio, OfAModelThatHasNoEffectsHasTheirReason) {
  const PartnerRatio ratio = partner_ratios({{y1, y2}, {{x1, x1}}, {}, {}}, 0.95, {20, 1})[0];
  EXPECT_EQ(ratio.k.reason, MissingReason::zero_variance);
  EXPECT_EQ(ratio.bootstrap.reason, MissingReason::zero_variance);
}

TEST(PartnerRatio, NeedsDraws) {
  EXPECT_THROW(partner_ratios({{y1, y2}, {{x1, x2}}, {}, {}}, 0.95, {0, 1}), Error);
  EXPECT_THROW(partner_ratios({{y1, y2}, {}, {}, {}}, 0.95, {20, 1}), Error);
}

}  // namespace
}  // namespace intimetry::partner_ratio_test
