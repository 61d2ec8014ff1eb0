#include "intimetry/dyadic/apim_roles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::apim_roles_test {
namespace {

using test::first_of;
using test::repeated;

using test::x1;
using test::x2;
using test::y1;
using test::y2;

// Least squares: what the model leaves adds up to nothing, by itself and times each predictor.
TEST(ApimRoles, IsTheRegressionOfEachRolesOutcome) {
  const ApimRoles fit = apim_roles({{y1, y2}, {{x1, x2}}, {}});
  const RoleEffects& effects = fit.predictors[0];
  for (const std::size_t role : {0U, 1U}) {
    const std::vector<double>& own = role == 0 ? x1 : x2;
    const std::vector<double>& others = role == 0 ? x2 : x1;
    const std::vector<double>& outcome = role == 0 ? y1 : y2;
    double sum = 0, with_own = 0, with_others = 0, squares = 0;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      const double left = outcome[i] - fit.intercept[role].value.value -
                          effects.actor[role].value.value * own[i] -
                          effects.partner[role].value.value * others[i];
      sum += left;
      with_own += left * own[i];
      with_others += left * others[i];
      squares += left * left;
    }
    EXPECT_NEAR(sum, 0, 1e-12);
    EXPECT_NEAR(with_own, 0, 1e-12);
    EXPECT_NEAR(with_others, 0, 1e-12);
    EXPECT_NEAR(fit.residual_sd[role].value, std::sqrt(squares / 5), 1e-12);  // 8 couples, 3 coefficients
  }
  EXPECT_EQ(fit.df, 5);
  EXPECT_EQ(effects.actor_difference.value.value,
            effects.actor[0].value.value - effects.actor[1].value.value);
}

TEST(ApimRoles, SaysThatOnePredictorRepeatsOthers) {
  EXPECT_EQ(apim_roles({{y1, y2}, {{x1, x2}, {repeated(x1), repeated(x2)}}, {}}).fault.reason,
            MissingReason::collinear);
  EXPECT_EQ(apim_roles({{y1, y2}, {{x1, x1}}, {}}).fault.reason, MissingReason::collinear);
}

TEST(ApimRoles, NeedsMoreCouplesThanParameters) {
  const auto a = first_of(x1, 2), b = first_of(x2, 2), c = first_of(y1, 2), d = first_of(y2, 2);
  EXPECT_EQ(apim_roles({{c, d}, {{a, b}}, {}}).fault.reason, MissingReason::too_few_cases);
}

TEST(ApimRoles, RefusesWhatIsNoSample) {
  EXPECT_THROW(apim_roles({{y1, y2}, {}, {}}), Error);
  EXPECT_THROW(apim_roles({{y1, y2}, {{x1, x2}}, {}}, 0), Error);
  EXPECT_THROW(apim_roles({{y1, y2}, {{x1, std::span(x2).first(7)}}, {}}), Error);
}

}  // namespace
}  // namespace intimetry::apim_roles_test
