#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/detail/one_factor.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry {

/// McDonald's omega total of a scale, and the one factor that it rests on.
struct Omega {
  Cases cases = Cases::listwise;
  std::size_t k = 0;
  std::int64_t n = 0;  ///< cases used; pairwise, those of the pair of items that has the fewest
  Statistic omega;
  std::vector<double> loadings;          ///< k, unstandardised, their sum not negative; empty without omega
  std::vector<double> unique_variances;  ///< k; with n - 1 in the denominator, as the covariances
  /// Items with a negative unique variance (a Heywood case): no population has one, and omega with one is
  /// not to be trusted. Nothing is clipped.
  std::vector<std::size_t> heywood;
  Statistic discrepancy;  ///< how far one factor is from the covariances; 0 is a perfect fit
};

namespace detail {

/// Returns why no factor can be fitted, or the correlations of the items.
inline WhyMissing correlations_for_factor(const CovarianceMatrix& items, std::vector<double>& correlations) {
  const std::size_t k = items.k;
  correlations.assign(k * k, 1);
  for (std::size_t i = 0; i < k; ++i) {
    if (!(items(i, i) > 0)) return WhyMissing::no_spread;
  }
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (i != j) correlations[i * k + j] = items(i, j) / std::sqrt(items(i, i) * items(j, j));
    }
  }
  std::vector<double> lower = correlations;
  if (cholesky(lower, k, 1e-9)) return WhyMissing::not_missing;
  // Held off zero by more than rounding leaves, only a matrix with a negative direction still has none.
  lower = correlations;
  for (std::size_t i = 0; i < k; ++i) lower[i * k + i] += 1e-7;
  return cholesky(lower, k) ? WhyMissing::singular : WhyMissing::contradictory;
}

inline double omega_of(std::span<const double> loadings, std::span<const double> unique) {
  double common = 0;
  double own = 0;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    common += loadings[i];
    own += unique[i];
  }
  return common * common / (common * common + own);
}

/// Takes a fit to correlations back into the items' own units.
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

}  // namespace detail

/// Returns omega total from one factor.
/// @formula (sum l)^2 / ((sum l)^2 + sum psi), l and psi the unstandardised loadings and unique variances of
///   one factor by maximum likelihood; the denominator is the variance that the model implies
/// @source McDonald 1999, Test Theory, eq. 6.20; Joreskog 1967, Psychometrika 32:443, doi
///   10.1007/BF02289658, with unique variances that may be negative, as lavaan has them
/// @missing as the covariance matrix has it, listwise or pairwise; n says with how many
/// @degenerate fewer than three items: number_of_items; fewer than two cases: too_few_cases; an item that
///   does not vary: no_spread; items of which one follows from others, or more of them than cases: singular;
///   pairwise covariances that no sample has: contradictory; a likelihood without a maximum: not_converged
/// @throws Error(bad_argument) unless covariances are finite; shape_mismatch for a matrix of another size
/// @verified tests/reference/omega (R lavaan), tests/simulation/omega (coverage)
inline Omega omega_total(const CovarianceMatrix& items) {
  Omega result;
  result.cases = items.cases;
  result.k = items.k;
  result.n = detail::fewest_cases(items, "omega_total");
  std::vector<double> correlations;
  WhyMissing why = items.k < 3    ? WhyMissing::number_of_items
                   : result.n < 2 ? WhyMissing::too_few_cases
                                  : detail::correlations_for_factor(items, correlations);
  if (why != WhyMissing::not_missing) {
    result.omega = result.discrepancy = why;
    return result;
  }
  detail::OneFactorFit fit(correlations, items.k);
  fit.start();
  if (!fit.maximise()) {
    result.omega = result.discrepancy = WhyMissing::not_converged;
    return result;
  }
  detail::take_over(result, fit, items);
  double log_determinant = 0;
  const double value = fit.value();
  detail::cholesky(correlations, items.k);
  for (std::size_t i = 0; i < items.k; ++i) log_determinant += 2 * std::log(correlations[i * items.k + i]);
  result.discrepancy = std::max(0.0, value - log_determinant - static_cast<double>(items.k));
  return result;
}

/// Returns the same from rows of `k` answers.
/// @missing NaN; by default rows with one are left out (listwise)
/// @throws Error as Comoments::add
inline Omega omega_total(std::span<const double> rows, std::size_t k, Cases cases = Cases::listwise) {
  Comoments comoments(k);
  comoments.add(rows);
  return omega_total(comoments.covariances(cases));
}

}  // namespace intimetry
