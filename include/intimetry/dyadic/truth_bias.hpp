#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/detail/couple_rows.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry {

/// What both members answer of themselves, and what each believes of the other.
struct JudgementModel {
  MemberValues judgement;  ///< of the partner, by this member
  MemberValues now;        ///< this member's own
};

struct TruthBias {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  ModelFault fault;
  Effect mean_bias;   ///< b0: judgements above (or below) the truth on average
  Effect truth;       ///< t: how judgements follow the partner's own answer
  Effect similarity;  ///< s: how they follow the judge's own: assumed similarity
  Statistic residual_correlation;
};

struct TruthBiasRoles {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  ModelFault fault;
  std::array<Effect, 2> mean_bias;  ///< of the first's judgements, and of the second's
  std::array<Effect, 2> truth;
  std::array<Effect, 2> similarity;
  Effect mean_bias_difference;
  Effect truth_difference;
  Effect similarity_difference;
};

namespace detail {

/// Returns the mean with its test, unless the values, differences of numbers of this size, vary by rounding
/// alone.
inline Effect mean_effect(const Eigen::VectorXd& values, double size, double level) {
  const auto n = static_cast<double>(values.size());
  if (values.size() < 2) return missing_effect(WhyMissing::too_few_cases);
  const double mean = values.mean();
  const double spread = (values.array() - mean).matrix().norm();
  const double variance = spread > rounding_share * size ? spread * spread / (n - 1) : 0;
  return t_effect(mean, std::sqrt(variance / n), n - 1, level);
}

inline CoupleRows judgement_rows(std::string_view function, const JudgementModel& model) {
  return CoupleRows(function,
                    {model.judgement.first, model.judgement.second, model.now.first, model.now.second});
}

}  // namespace detail

/// Returns how judgements of the partner follow the truth and the judge's own answer, of members who are not
/// told apart.
/// @formula the APIM of judgements on own answers: s is the actor, t the partner effect. b0 is the mean of J
/// -
///   T, T the partner's own answer: the couples' means of it, t on n - 1 degrees of freedom. The intercept of
///   the regression on centred variables is the same number, but its standard error takes the centring
///   constant as known: a type I error of .16 to .32
/// @source West and Kenny 2011, Psychol Rev 118:357, doi 10.1037/a0022936
/// @shape one value a couple in every span
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate as for apim; b0 exists wherever there are two couples
/// @throws as apim does
/// @verified tests/reference/dyadic_truth_bias (R: t.test, lm, gls)
inline TruthBias truth_bias(const JudgementModel& model, double level = 0.95) {
  const Apim fit = apim({model.judgement, {model.now}, {}, {}}, level);
  const detail::CoupleRows rows = detail::judgement_rows("truth_bias", model);
  const Eigen::MatrixXd& v = rows.values;
  TruthBias result;
  result.n = fit.n;
  result.left_out = fit.left_out;
  result.fault = fit.fault;
  result.similarity = fit.predictors.front().actor;
  result.truth = fit.predictors.front().partner;
  result.residual_correlation = fit.residual_correlation;
  result.mean_bias =
      detail::mean_effect(((v.col(0) - v.col(3)) + (v.col(1) - v.col(2))) / 2, v.norm(), level);
  return result;
}

/// Returns the same of members who have roles, for the judgements of each.
/// @formula as truth_bias, by apim_roles; b0 of one role's judgements by their paired t test
/// @source as truth_bias
/// @shape as truth_bias
/// @missing as truth_bias
/// @degenerate as truth_bias
/// @throws as apim does
/// @verified tests/reference/dyadic_truth_bias (R: t.test, lm)
inline TruthBiasRoles truth_bias_roles(const JudgementModel& model, double level = 0.95) {
  const ApimRoles fit = apim_roles({model.judgement, {model.now}, {}}, level);
  const detail::CoupleRows rows = detail::judgement_rows("truth_bias_roles", model);
  const Eigen::MatrixXd& v = rows.values;
  TruthBiasRoles result;
  result.n = fit.n;
  result.left_out = fit.left_out;
  result.fault = fit.fault;
  const RoleEffects& effects = fit.predictors.front();
  result.truth = effects.partner;
  result.similarity = effects.actor;
  result.truth_difference = effects.partner_difference;
  result.similarity_difference = effects.actor_difference;
  const Eigen::VectorXd first = v.col(0) - v.col(3);
  const Eigen::VectorXd second = v.col(1) - v.col(2);
  result.mean_bias = {detail::mean_effect(first, v.norm(), level),
                      detail::mean_effect(second, v.norm(), level)};
  result.mean_bias_difference = detail::mean_effect(first - second, v.norm(), level);
  return result;
}

}  // namespace intimetry
