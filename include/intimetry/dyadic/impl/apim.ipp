#pragma once

#include <cmath>
#include <cstddef>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/impl/apim_rows.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"
#include "intimetry/dyadic/impl/two_part.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Apim apim(const ApimModel& model, double level) {
  const dyadic::detail::ApimRows rows(model, level);
  Apim result;
  result.n = rows.n();
  result.left_out = rows.left_out();
  result.level = level;
  const dyadic::detail::TwoPart fit = rows.fit(result.fault);
  const std::size_t k = model.predictors.size();
  if (result.fault.exists()) {
    const Effect missing = missing_effect(result.fault.reason);
    result.intercept = missing;
    result.predictors.assign(k, {missing, missing, missing, missing});
    result.covariates.assign(model.covariates.size(), missing);
    result.contrasts.assign(model.contrasts.size(), missing);
    result.residual_sd = result.residual_correlation = result.fault.reason;
    return result;
  }
  const auto effect = [&](const dyadic::detail::TwoPartWeights& l) { return two_part_effect(fit, l, level); };
  result.intercept = effect(dyadic::detail::coefficient_weights(fit, 0, 1, 0, 0));
  for (std::size_t i = 0; i < k; ++i) {
    const auto actor = dyadic::detail::coefficient_weights(fit, i + 1, 1, i, 0.5);
    const auto partner = dyadic::detail::coefficient_weights(fit, i + 1, 1, i, -0.5);
    result.predictors.push_back({effect(actor), effect(partner),
                                 effect(dyadic::detail::coefficient_weights(fit, i + 1, 2, i, 0)),
                                 effect(dyadic::detail::coefficient_weights(fit, i + 1, 0, i, 1)),
                                 two_part_covariance(fit, actor, partner)});
  }
  for (std::size_t i = 0; i < model.covariates.size(); ++i) {
    result.covariates.push_back(effect(dyadic::detail::coefficient_weights(fit, k + 1 + i, 1, 0, 0)));
  }
  for (std::size_t i = 0; i < model.contrasts.size(); ++i) {
    result.contrasts.push_back(effect(dyadic::detail::coefficient_weights(fit, 0, 0, k + i, 0.5)));
  }
  const double of_mean = fit.mean.residual();
  const double of_difference = fit.difference.residual() / 4;
  result.residual_sd = std::sqrt(of_mean + of_difference);
  result.residual_correlation = of_mean + of_difference > 0
                                    ? Statistic((of_mean - of_difference) / (of_mean + of_difference))
                                    : Statistic(MissingReason::zero_variance);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
