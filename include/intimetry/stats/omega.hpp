#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"

namespace intimetry::INTIMETRY_MODE {

/// McDonald's omega total of a scale, with its one-factor model.
struct Omega {
  Cases cases = Cases::listwise;
  std::size_t k = 0;
  std::int64_t n = 0;  ///< cases used; pairwise: the least number for a pair of items
  Statistic omega;
  std::vector<double> loadings;          ///< k, unstandardised, with a sum that is not negative; empty
                                         ///< without omega
  std::vector<double> unique_variances;  ///< k; denominator n - 1, as for the covariances
  /// Items with a negative unique variance (a Heywood case), which is impossible in a population; omega is
  /// then not reliable. Nothing is clipped.
  std::vector<std::size_t> heywood;
  Statistic discrepancy;  ///< misfit of one factor to the covariances; 0 is a perfect fit
};

namespace stats::detail {

/// Computes the correlations of the items; returns why no factor can be fitted, or not_missing.
MissingReason correlations_for_factor(const CovarianceMatrix& items, std::vector<double>& correlations);

double omega_of(std::span<const double> loadings, std::span<const double> unique);

}  // namespace stats::detail

/// Returns omega total of a one-factor model.
/// @formula (sum l)^2 / ((sum l)^2 + sum psi), l and psi the unstandardised loadings and unique variances of
///   one factor by maximum likelihood; the denominator is the variance that the model implies
/// @source McDonald 1999, Test Theory, eq. 6.20; Joreskog 1967, Psychometrika 32:443, doi
///   10.1007/BF02289658, with unique variances that may be negative, as lavaan has them
/// @missing as in the covariance matrix, listwise or pairwise; n is the number of cases
/// @degenerate fewer than three items: number_of_items; fewer than two cases: too_few_cases; an item with
///   zero variance: zero_variance; linearly dependent items, or more items than cases: singular; pairwise
///   covariances that are impossible in a sample: contradictory; a likelihood without a maximum:
///   not_converged
/// @throws Error(bad_argument) unless covariances are finite; shape_mismatch for a matrix of another size
/// @verified tests/reference/omega (R lavaan), tests/simulation/omega (coverage)
Omega omega_total(const CovarianceMatrix& items);

/// Returns the same from rows of `k` answers.
/// @missing NaN; by default rows with NaN are left out (listwise)
/// @throws Error as Comoments::add
Omega omega_total(std::span<const double> rows, std::size_t k, Cases cases = Cases::listwise);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/omega.ipp"
#endif
