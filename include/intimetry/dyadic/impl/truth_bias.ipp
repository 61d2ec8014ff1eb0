#pragma once

#include <Eigen/Core>
#include <cmath>
#include <string_view>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"
#include "intimetry/dyadic/truth_bias.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Returns the mean with its test, unless the values vary only by rounding; they are differences of numbers
/// of this size.
inline Effect mean_effect(const Eigen::VectorXd& values, double size, double level) {
  const auto n = static_cast<double>(values.size());
  if (values.size() < 2) return missing_effect(MissingReason::too_few_cases);
  const double mean = values.mean();
  const double spread = (values.array() - mean).matrix().norm();
  const double variance = spread > rounding_share * size ? spread * spread / (n - 1) : 0;
  return t_effect(mean, std::sqrt(variance / n), n - 1, level);
}

inline CoupleRows judgement_rows(std::string_view function, const JudgementModel& model) {
  return CoupleRows(function,
                    {model.judgement.first, model.judgement.second, model.now.first, model.now.second});
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE TruthBias truth_bias(const JudgementModel& model, double level) {
  const Apim fit = apim({model.judgement, {model.now}, {}, {}}, level);
  const dyadic::detail::CoupleRows rows = dyadic::detail::judgement_rows("truth_bias", model);
  const Eigen::MatrixXd& v = rows.values;
  TruthBias result;
  result.n = fit.n;
  result.left_out = fit.left_out;
  result.fault = fit.fault;
  result.similarity = fit.predictors.front().actor;
  result.truth = fit.predictors.front().partner;
  result.residual_correlation = fit.residual_correlation;
  result.mean_bias =
      dyadic::detail::mean_effect(((v.col(0) - v.col(3)) + (v.col(1) - v.col(2))) / 2, v.norm(), level);
  return result;
}

INTIMETRY_INLINE TruthBiasRoles truth_bias_roles(const JudgementModel& model, double level) {
  const ApimRoles fit = apim_roles({model.judgement, {model.now}, {}}, level);
  const dyadic::detail::CoupleRows rows = dyadic::detail::judgement_rows("truth_bias_roles", model);
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
  result.mean_bias = {dyadic::detail::mean_effect(first, v.norm(), level),
                      dyadic::detail::mean_effect(second, v.norm(), level)};
  result.mean_bias_difference = dyadic::detail::mean_effect(first - second, v.norm(), level);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
