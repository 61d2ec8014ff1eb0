#pragma once

#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A regression of exchangeable members. A member's row may contain own values, the partner's, or the
/// couple's.
struct CoupleGlsModel {
  MemberValues outcome;
  std::vector<MemberValues> predictors;  ///< values of the first member's row, and of the second's
};

struct CoupleGls {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  double level = 0;
  ModelFault fault;
  Effect intercept;
  std::vector<Effect> predictors;
  Statistic residual_sd;
  Statistic residual_correlation;
};

/// Returns the regression with residuals correlated within couples, by restricted maximum likelihood. It
/// allows predictors that are not symmetric, such as a member's own tension and the partner's age.
/// @formula b = (X'V^-1 X)^-1 X'V^-1 y, V of compound symmetry: in sums and differences over sqrt 2 its
///   variances are s^2 (1 + rho) and s^2 (1 - rho). rho is the root of the restricted likelihood's slope,
///   found to 1e-14; s^2 = residual sum/(2n - p). Satterthwaite's df of an effect of variance v: 2 v^2/(g'C
///   g), g the slope of v in both variances, C the inverse of their expected information
/// @source Kenny, Kashy and Cook 2006, Dyadic Data Analysis, ch. 7; Patterson and Thompson 1971, Biometrika
///   58:545, doi 10.1093/biomet/58.3.545; df: Giesbrecht and Burns 1985, Biometrics 41:477, doi
///   10.2307/2530872. For mirrored pairs it is apim() to rounding
/// @shape one value per couple in every span
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate as for apim; rho at its bound, for example if all couples agree exactly: contradictory
/// @throws as apim
/// @verified tests/reference/gls (R: nlme's gls by REML; df by dense matrices)
CoupleGls couple_gls(const CoupleGlsModel& model, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/gls.ipp"
#endif
