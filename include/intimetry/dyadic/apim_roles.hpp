#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE {

/// An actor-partner interdependence model of distinguishable members.
struct ApimRolesModel {
  MemberValues outcome;
  std::vector<MemberValues> predictors;             ///< each with an own and a partner's effect in each role
  std::vector<std::span<const double>> covariates;  ///< of the couple: one value, with an effect in each role
};

/// One predictor's effects on the outcome of each role: element 0 is the first role.
struct RoleEffects {
  std::array<Effect, 2> actor;
  std::array<Effect, 2> partner;       ///< of the other's predictor, on the outcome of this role
  std::array<double, 2> covariance{};  ///< of actor and partner effect on this role
  Effect actor_difference;             ///< the first role's minus the second's
  Effect partner_difference;
};

struct ApimRoles {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  double level = 0;
  double df = 0;
  ModelFault fault;  ///< its column is an index of both members' values of predictors, then covariates
  std::array<Effect, 2> intercept;
  Effect intercept_difference;
  std::vector<RoleEffects> predictors;
  std::vector<std::array<Effect, 2>> covariates;
  std::array<Statistic, 2> residual_sd;
  std::array<Statistic, 2> r_squared;
  Statistic residual_correlation;
};

namespace dyadic::detail {

std::vector<std::span<const double>> role_columns(const ApimRolesModel& model);

}  // namespace dyadic::detail

/// Returns the model of each role's outcome with both members' predictors, and the differences between roles.
/// @formula least squares for each role; the coefficients' covariance is Sigma (x) (X'X)^-1, Sigma =
///   E'E/(n - p) of the residuals, p coefficients; t on n - p degrees of freedom (n - 3 with one predictor)
/// @source Kenny, Kashy and Cook 2006, Dyadic Data Analysis, ch. 7; equal to Zellner's seemingly unrelated
///   regressions, since both have the same predictors: Zellner 1962, J Am Stat Assoc 57:348, doi
///   10.1080/01621459.1962.10480664
/// @shape one value per couple in every span
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate as for apim; the fault's column counts the first's and the second's values of each predictor
/// @throws as apim
/// @verified tests/reference/apim (R: base lm; lavaan)
ApimRoles apim_roles(const ApimRolesModel& model, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/apim_roles.ipp"
#endif
