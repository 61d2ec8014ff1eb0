#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Item statistics of one item.
struct AlphaItem {
  Statistic alpha_if_dropped;  ///< alpha of the other items; missing below three items
  Statistic item_rest;         ///< correlation of the item with the sum of the others
};

/// Cronbach's alpha of a scale, with related coefficients and item statistics.
struct Alpha {
  Cases cases = Cases::listwise;
  std::size_t k = 0;
  std::int64_t n = 0;  ///< cases used; pairwise: the least number for a pair of items
  double level = 0;    ///< of both intervals
  Statistic alpha;     ///< may be negative
  Statistic standardised;
  Statistic lambda2;
  Statistic spearman_brown;      ///< for two items, instead of alpha
  Interval feldt;                ///< exact for parallel items and normal answers
  Statistic standard_error;      ///< Duhachek-Iacobucci
  Interval duhachek_iacobucci;   ///< alpha +- z standard errors
  std::vector<AlphaItem> items;  ///< k
  /// Items that seem to be keyed in the wrong direction, a likely cause of a low alpha.
  std::vector<std::size_t> rekey;
};

/// Returns the confidence interval of alpha.
/// @formula 1 - (1 - alpha) q, q the upper and lower (1 - level)/2 quantiles of F(n - 1, (n - 1)(k - 1))
/// @source Feldt 1965, Psychometrika 30:357, doi 10.1007/BF02289499
/// @degenerate one item: number_of_items; fewer than two cases: too_few_cases
/// @throws Error(bad_argument) unless alpha is at most 1 and 0 < level < 1
/// @verified tests/reference/alpha (psych alpha.ci)
Interval feldt_interval(double alpha, std::int64_t n, std::size_t k, double level = 0.95);

/// Returns alpha with its intervals, related coefficients and item statistics.
/// @formula k/(k-1) (1 - tr C / 1'C1). Standardised: the same from the correlations.
///   Lambda-2: 1 - tr C / 1'C1 + sqrt(k/(k-1) sum_{i != j} c_ij^2) / 1'C1.
///   Standard error: sqrt(Q/n), Q = 2k^2/((k-1)^2 V^3) (V (tr C^2 + tr^2 C) - 2 tr C 1'C^2 1), V = 1'C1.
///   rekey: the smaller set of items whose reflection, starting with the worst, leaves no negative item-rest
///   covariance (of two equal sets, the one without the first item)
/// @source Cronbach 1951, Psychometrika 16:297; Guttman 1945, Psychometrika 10:255; Duhachek and Iacobucci
///   2004, J Appl Psychol 89:792, doi 10.1037/0021-9010.89.5.792; reflection as in Thurstone's centroid
///   method
/// @missing as in the covariance matrix, listwise or pairwise; n is the number of cases
/// @degenerate one item: number_of_items; fewer than two cases: too_few_cases; a sum, or for correlations an
///   item, with zero variance: zero_variance; pairwise covariances that are impossible in a sample:
///   contradictory. More items than cases are allowed. Alpha includes a constant item; its item-rest
///   correlation and the standardised alpha are missing
/// @throws Error(bad_argument) unless 0 < level < 1 and covariances are finite; shape_mismatch for a matrix
///   of another size than k x k
/// @verified tests/reference/alpha (R psych, and the definitions by variances of sums). For skewed Likert
///   answers both intervals have too low coverage, .86 to .88 at .95. Partners are not independent cases:
///   analyse by role
Alpha cronbach_alpha(const CovarianceMatrix& items, double level = 0.95);

/// Returns the same from rows of `k` answers.
/// @missing NaN; by default rows with one are left out (listwise)
/// @throws Error as Comoments::add and the function above
Alpha cronbach_alpha(std::span<const double> rows, std::size_t k, Cases cases = Cases::listwise,
                     double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/alpha.ipp"
#endif
