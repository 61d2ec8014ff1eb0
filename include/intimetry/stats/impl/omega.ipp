#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/stats/impl/one_factor.hpp"
#include "intimetry/stats/omega.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

INTIMETRY_INLINE MissingReason correlations_for_factor(const CovarianceMatrix& items,
                                                       std::vector<double>& correlations) {
  const std::size_t k = items.k;
  correlations.assign(k * k, 1);
  for (std::size_t i = 0; i < k; ++i) {
    if (!(items(i, i) > 0)) return MissingReason::zero_variance;
  }
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (i != j) correlations[i * k + j] = items(i, j) / std::sqrt(items(i, i) * items(j, j));
    }
  }
  std::vector<double> lower = correlations;
  if (cholesky(lower, k, 1e-9)) return MissingReason::not_missing;
  // With a ridge larger than rounding errors, only a matrix with a negative eigenvalue has no decomposition.
  lower = correlations;
  for (std::size_t i = 0; i < k; ++i) lower[i * k + i] += 1e-7;
  return cholesky(lower, k) ? MissingReason::singular : MissingReason::contradictory;
}

INTIMETRY_INLINE double omega_of(std::span<const double> loadings, std::span<const double> unique) {
  double common = 0;
  double own = 0;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    common += loadings[i];
    own += unique[i];
  }
  return common * common / (common * common + own);
}

/// Converts a fit to correlations back to the items' units.
inline void take_over(Omega& result, const OneFactorFit& fit, const CovarianceMatrix& items) {
  double sum = 0;
  for (std::size_t i = 0; i < items.k; ++i) sum += fit.loading[i] * std::sqrt(items(i, i));
  for (std::size_t i = 0; i < items.k; ++i) {
    result.loadings.push_back((sum < 0 ? -1 : 1) * fit.loading[i] * std::sqrt(items(i, i)));
    result.unique_variances.push_back(fit.unique[i] * items(i, i));
    if (fit.unique[i] < 0) result.heywood.push_back(i);
  }
  result.omega = omega_of(result.loadings, result.unique_variances);
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Omega omega_total(const CovarianceMatrix& items) {
  Omega result;
  result.cases = items.cases;
  result.k = items.k;
  result.n = stats::detail::fewest_cases(items, "omega_total");
  std::vector<double> correlations;
  MissingReason reason = items.k < 3    ? MissingReason::number_of_items
                         : result.n < 2 ? MissingReason::too_few_cases
                                        : stats::detail::correlations_for_factor(items, correlations);
  if (reason != MissingReason::not_missing) {
    result.omega = result.discrepancy = reason;
    return result;
  }
  stats::detail::OneFactorFit fit(correlations, items.k);
  fit.start();
  if (!fit.maximise()) {
    result.omega = result.discrepancy = MissingReason::not_converged;
    return result;
  }
  stats::detail::take_over(result, fit, items);
  double log_determinant = 0;
  const double value = fit.value();
  stats::detail::cholesky(correlations, items.k);
  for (std::size_t i = 0; i < items.k; ++i) log_determinant += 2 * std::log(correlations[i * items.k + i]);
  result.discrepancy = std::max(0.0, value - log_determinant - static_cast<double>(items.k));
  return result;
}

INTIMETRY_INLINE Omega omega_total(std::span<const double> rows, std::size_t k, Cases cases) {
  Comoments comoments(k);
  comoments.add(rows);
  return omega_total(comoments.covariances(cases));
}

}  // namespace intimetry::INTIMETRY_MODE
