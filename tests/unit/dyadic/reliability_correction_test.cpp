#include "intimetry/dyadic/reliability_correction.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::reliability_correction_test {
namespace {

using test::x1;
using test::x2;
using test::y1;
using test::y2;

TEST(ReliabilityCorrection, RefusesWhatTheCorrelationsContradict) {
  const std::vector<double> reliabilities{0.05};
  const CorrectedApim result = corrected_apim({{y1, y2}, {{x1, x2}}, {}, {}}, reliabilities, 0.95, {10, 1});
  EXPECT_EQ(result.predictors[0][0].value.reason, MissingReason::contradictory);
}

TEST(ReliabilityCorrection, OfWhatHasNoErrorIsTheModelItself) {
  const ApimModel model{{y1, y2}, {{x1, x2}}, {}, {}};
  const std::vector<double> perfect{1};
  const CorrectedApim corrected = corrected_apim(model, perfect, 0.95, {20, 1});
  const ActorPartner effects = apim(model).predictors[0];
  EXPECT_NEAR(corrected.predictors[0][0].value.value, effects.actor.value.value, 1e-12);
  EXPECT_NEAR(corrected.predictors[0][1].value.value, effects.partner.value.value, 1e-12);
  const ApimRolesModel of_roles{{y1, y2}, {{x1, x2}}, {}};
  const CorrectedRoles roles = corrected_apim_roles(of_roles, perfect, 0.95, {20, 1});
  const RoleEffects by_role = apim_roles(of_roles).predictors[0];
  EXPECT_NEAR(roles.predictors[0][1][0].value.value, by_role.actor[1].value.value, 1e-12);
  EXPECT_NEAR(roles.predictors[0][1][1].value.value, by_role.partner[1].value.value, 1e-12);
}

// By hand: squares of all 16 x about their mean 200 - 50^2/16 = 43.75; of the sums 65.5, of the differences
// 22; products of the sums with the means of y 31.375, of the differences 20. An unreliable tenth of 43.75 is
// in the squares of the sums, and in those of the differences.
TEST(ReliabilityCorrection, TakesTheErrorVarianceOutOfSumsAndDifferences) {
  const std::vector<double> reliabilities{0.9};
  const CorrectedApim corrected =
      corrected_apim({{y1, y2}, {{x1, x2}}, {}, {}}, reliabilities, 0.95, {20, 1});
  const double b_sum = 31.375 / (65.5 - 4.375);
  const double b_difference = 20 / (22 - 4.375);
  EXPECT_NEAR(corrected.predictors[0][0].value.value, b_sum + b_difference / 2, 1e-12);
  EXPECT_NEAR(corrected.predictors[0][1].value.value, b_sum - b_difference / 2, 1e-12);
}

TEST(ReliabilityCorrection, RefusesReliabilitiesThatAreNone) {
  const ApimModel model{{y1, y2}, {{x1, x2}}, {}, {}};
  for (const double wrong : {1.2, 0.0, -0.5}) {
    const std::vector<double> reliabilities{wrong};
    EXPECT_THROW(corrected_apim(model, reliabilities), Error) << wrong;
  }
  EXPECT_THROW(corrected_apim(model, std::vector<double>{0.9, 0.9}), Error);
}

}  // namespace
}  // namespace intimetry::reliability_correction_test
