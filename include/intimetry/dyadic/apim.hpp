#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE {

/// An actor-partner interdependence model of exchangeable members.
struct ApimModel {
  MemberValues outcome;
  std::vector<MemberValues> predictors;             ///< each with an own and a partner's effect
  std::vector<std::span<const double>> covariates;  ///< of the couple: one value for both members
  /// A contrast of the couple: z for the first member and -z for the second, such as 1 for a man and -1 for a
  /// woman in mixed-sex couples, and 0 in others. It removes a difference between roles from the other
  /// effects.
  std::vector<std::span<const double>> contrasts;
};

/// The effects of a predictor on the person it belongs to, and on the partner.
struct ActorPartner {
  Effect actor;
  Effect partner;
  Effect sum;         ///< actor + partner: the effect of a couple's mean
  Effect difference;  ///< actor - partner: the effect of a difference within the couple
  double covariance = std::numeric_limits<double>::quiet_NaN();  ///< of the two estimates
};

struct Apim {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  ModelFault fault;  ///< its column is an index of predictors, then covariates, then contrasts
  Effect intercept;
  std::vector<ActorPartner> predictors;
  std::vector<Effect> covariates;
  std::vector<Effect> contrasts;
  Statistic residual_sd;
  Statistic residual_correlation;  ///< of the two members; may be negative
};

/// Returns the model; exact, if every predictor of one member is also a predictor of the other.
/// @formula means of Y on sums of X and covariates: b_S, v_S, n - 1 - q_mean df; differences of Y on
///   differences of X and contrasts, without an intercept: b_D, v_D, n - q_diff df.
///   actor = b_S + b_D/2, partner = b_S - b_D/2, squared SE of each v_S + v_D/4, covariance v_S - v_D/4;
///   Satterthwaite's df = (v_S + v_D/4)^2/(v_S^2/df_S + (v_D/4)^2/df_D).
///   Residual variance s_S^2 + s_D^2/4, covariance s_S^2 - s_D^2/4
/// @source Kenny, Kashy and Cook 2006, Dyadic Data Analysis, ch. 7; the split into two regressions: Kenny
///   1996, J Soc Pers Relat 13:279, doi 10.1177/0265407596132007; Satterthwaite 1946, Biometrics Bull 2:110,
///   doi 10.2307/3002019
/// @shape one value per couple in every span; a MemberValues has one for each member
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate zero variance of a predictor's sums or differences: zero_variance; a predictor that is a
/// linear
///   combination of others: collinear; no degrees of freedom left: too_few_cases; each is in `fault`, with
///   every effect missing
/// @throws Error(shape_mismatch) for spans of different lengths; bad_argument for values beyond +-1e100, no
///   predictor, or a level outside 0 to 1
/// @verified tests/reference/apim (R: base lm, and nlme's gls with compound symmetry by REML)
Apim apim(const ApimModel& model, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/apim.ipp"
#endif
