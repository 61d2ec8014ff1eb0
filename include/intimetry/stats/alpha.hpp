#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/detail/alpha_parts.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry {

/// What one item does to its scale.
struct AlphaItem {
  Statistic alpha_if_dropped;  ///< alpha of the others; does not exist below three items
  Statistic item_rest;         ///< correlation of the item with the sum of the others
};

/// Cronbach's alpha of a scale, and what stands beside it.
struct Alpha {
  Cases cases = Cases::listwise;
  std::size_t k = 0;
  std::int64_t n = 0;  ///< cases used; pairwise, those of the pair of items that has the fewest
  double level = 0;    ///< of both intervals
  Statistic alpha;     ///< negative stays negative
  Statistic standardised;
  Statistic lambda2;
  Statistic spearman_brown;      ///< of two items; the statistic to report for a scale of two
  Interval feldt;                ///< exact for parallel items and normal answers
  Statistic standard_error;      ///< Duhachek-Iacobucci
  Interval duhachek_iacobucci;   ///< alpha +- z standard errors
  std::vector<AlphaItem> items;  ///< k
  /// Items that look keyed the wrong way round: the likely cause of a low alpha.
  std::vector<std::size_t> rekey;
};

/// Returns the interval in which alpha lies, from its estimate.
/// @formula 1 - (1 - alpha) q, q the upper and lower (1 - level) / 2 quantiles of F(n - 1, (n - 1)(k - 1))
/// @source Feldt 1965, Psychometrika 30:357, doi 10.1007/BF02289499
/// @degenerate one item: number_of_items; fewer than two cases: too_few_cases
/// @throws Error(bad_argument) unless alpha is at most 1 and 0 < level < 1
/// @verified tests/reference/alpha (psych alpha.ci)
inline Interval feldt_interval(double alpha, std::int64_t n, std::size_t k, double level = 0.95) {
  require(alpha <= 1, ErrorCode::bad_argument, "feldt_interval", "alpha", "expected a number up to 1");
  require(level > 0 && level < 1, ErrorCode::bad_argument, "feldt_interval", "level",
          "expected 0 < level < 1");
  if (k < 2) return WhyMissing::number_of_items;
  if (n < 2) return WhyMissing::too_few_cases;
  const auto df1 = static_cast<double>(n - 1);
  const double df2 = df1 * static_cast<double>(k - 1);
  const double tail = (1 - level) / 2;
  return {1 - (1 - alpha) * f_quantile(tail, df1, df2, Tail::upper),
          1 - (1 - alpha) * f_quantile(tail, df1, df2, Tail::lower)};
}

namespace detail {

inline void set_missing(Alpha& result, WhyMissing why) {
  result.alpha = result.standardised = result.lambda2 = result.standard_error = why;
  result.feldt = result.duhachek_iacobucci = why;
  result.spearman_brown = result.k == 2 ? why : WhyMissing::number_of_items;
  for (AlphaItem& item : result.items) {
    item.alpha_if_dropped = result.k < 3 ? WhyMissing::number_of_items : why;
    item.item_rest = why;
  }
}

inline void set_intervals(Alpha& result) {
  if (result.standard_error.exists()) {
    const double z = normal_quantile((1 - result.level) / 2, Tail::upper);
    const double margin = z * result.standard_error.value;
    result.duhachek_iacobucci = {result.alpha.value - margin, result.alpha.value + margin};
  } else {
    result.duhachek_iacobucci = result.standard_error.why;
  }
  result.feldt = result.alpha.exists() ? feldt_interval(result.alpha.value, result.n, result.k, result.level)
                                       : Interval(result.alpha.why);
}

}  // namespace detail

/// Returns alpha with its intervals, its relatives and its item statistics.
/// @formula k/(k-1) (1 - tr C / 1'C1). Standardised: the same of the correlations. Lambda-2: 1 - tr C /
///   1'C1 + sqrt(k/(k-1) sum_{i != j} c_ij^2) / 1'C1. Standard error: sqrt(Q/n), Q = 2k^2/((k-1)^2 V^3) (V
///   (tr C^2 + tr^2 C) - 2 tr C 1'C^2 1), V = 1'C1. rekey: the smaller set of items whose reflection, the
///   worst first, leaves no negative item-rest covariance (of two equal sets, the one without the first
///   item)
/// @source Cronbach 1951, Psychometrika 16:297; Guttman 1945, Psychometrika 10:255; Duhachek and Iacobucci
///   2004, J Appl Psychol 89:792, doi 10.1037/0021-9010.89.5.792; reflection as in Thurstone's centroid
///   method
/// @missing as the covariance matrix has it, listwise or pairwise; n says with how many
/// @degenerate one item: number_of_items; fewer than two cases: too_few_cases; a sum, or for correlations
///   an item, that does not vary: no_spread; pairwise covariances that no sample has: contradictory. More
///   items than cases is no obstacle. Alpha counts a constant item; its item-rest correlation and the
///   standardised alpha are missing
/// @throws Error(bad_argument) unless 0 < level < 1 and covariances are finite; shape_mismatch for a
///   matrix of another size than k x k
/// @verified tests/reference/alpha (R psych, and the definitions by variances of sums). On skewed Likert
///   answers both intervals cover less than they say, .86 to .88 at .95. Partners are not independent
///   cases: analyse by role
inline Alpha cronbach_alpha(const CovarianceMatrix& items, double level = 0.95) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "cronbach_alpha", "level",
          "expected 0 < level < 1");
  Alpha result;
  result.cases = items.cases;
  result.k = items.k;
  result.n = detail::fewest_cases(items, "cronbach_alpha");
  result.level = level;
  result.items.resize(items.k);
  const WhyMissing impossible = items.k < 2    ? WhyMissing::number_of_items
                                : result.n < 2 ? WhyMissing::too_few_cases
                                               : WhyMissing::not_missing;
  if (impossible != WhyMissing::not_missing) {
    detail::set_missing(result, impossible);
    return result;
  }
  const detail::ItemSums sums(items);
  result.alpha = sums.alpha();
  result.standardised = detail::standardised_alpha(items);
  result.lambda2 = sums.lambda2();
  result.spearman_brown =
      items.k == 2 ? split_half(items).spearman_brown : Statistic(WhyMissing::number_of_items);
  for (std::size_t i = 0; i < items.k; ++i) result.items[i] = {sums.alpha_without(i), sums.item_rest(i)};
  result.rekey = detail::items_to_rekey(items);
  result.standard_error = result.alpha.exists() ? sums.standard_error(result.n) : result.alpha;
  detail::set_intervals(result);
  return result;
}

/// Returns the same from rows of `k` answers.
/// @missing NaN; by default rows with one are left out (listwise)
/// @throws Error as Comoments::add and the function above
inline Alpha cronbach_alpha(std::span<const double> rows, std::size_t k, Cases cases = Cases::listwise,
                            double level = 0.95) {
  Comoments comoments(k);
  comoments.add(rows);
  return cronbach_alpha(comoments.covariances(cases), level);
}

}  // namespace intimetry
