#pragma once

#include <cstddef>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A score, or a difference of scores, and its standard error, both from the item answers only.
struct ItemError {
  std::size_t items = 0;  ///< number of items used
  double df = 0;          ///< of t: items - 1
  Statistic value;
  Statistic standard_error;
};

/// Returns the sum of one person's item scores with Brennan's conditional absolute standard error.
/// @formula sqrt(k) SD(x), x the keyed items, with denominator n - 1;
///   if the items' ranges R differ, SD((x - min)/R) sqrt(sum R^2), which is the same for equal ranges.
///   With m of k items answered the sum is prorated, and the error is sqrt(k/m) times that
/// @source Brennan 1998, Appl Psychol Meas 22:307, doi 10.1177/014662169802200401, the estimator for one
///   person and a random choice of items; the form for unequal ranges is our own
/// @shape for each item the keyed answer as a share of its range, 0 to 1, and the contribution of the full
///   range to the sum; the sum starts at 0 for its lowest possible value
/// @missing a NaN is an item without an answer
/// @degenerate no item or one: too_few_cases; zero variance of the answers: the error is zero_variance
/// @throws Error(shape_mismatch) unless each item has a range; bad_argument for a range that is not a number
/// @verified tests/reference/item_error (R). In simulations (docs/simulations.md) the interval has a coverage
///   of .93-.996, .957 overall
ItemError conditional_error(std::span<const double> shares, std::span<const double> ranges);

/// Returns the sum of the differences between two administrations of the same items, with its error.
/// @formula d_i = a_i - b_i; k mean(d), standard error k s_d / sqrt(m) with m - 1 degrees of freedom, for m
///   of the k items answered in both; their ratio is the paired t over the items
/// @source Student 1908, Biometrika 6:1; items as the sample: Brennan 1998, Appl Psychol Meas 22:307, doi
///   10.1177/014662169802200401, relative error of a difference
/// @shape one keyed difference per item, in its unit in the score; also a difference of differences
/// @missing a NaN is an item that is unanswered in either administration
/// @degenerate no item or one: too_few_cases; all differences equal: the error is zero_variance
/// @verified tests/reference/item_error (R, t.test paired). In simulations (docs/simulations.md) with five
///   options and k = 6 to 12: type I error .034-.061 over the range of the trait, .049 overall; with four
///   items .012, so it is not used there
ItemError paired_item_error(std::span<const double> differences);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/item_error.ipp"
#endif
