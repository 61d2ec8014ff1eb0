#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// How much two people's answers to the same items differ.
struct AverageDeviation {
  std::size_t n = 0;            ///< items answered by both
  Statistic mean;               ///< over these items
  double cut = 0;               ///< A/6: at or below this, two people agree
  std::vector<double> by_item;  ///< |d|/2; NaN if either did not answer
};

/// Returns Cohen's kappa of two people's answers, with quadratic weights.
/// @formula 1 - (sum of n_ij (i - j)^2 over pairs of answers)/(the same expected from the margins); equal to
///   Lin's concordance with denominators n
/// @source Cohen 1968, Psychol Bull 70:213, doi 10.1037/h0026256; Fleiss and Cohen 1973, Educ Psychol Meas
///   33:613, doi 10.1177/001316447303300309
/// @shape one answer per item and person, keyed in the same direction
/// @missing NaN; an item that either person did not answer is left out
/// @degenerate fewer than two items: number_of_items; all answers of both equal: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/item_agreement (psych::cohen.kappa)
Statistic quadratic_kappa(std::span<const double> a, std::span<const double> b);

/// Returns the average deviation of two people's answers, by item and overall.
/// @formula |a - b|/2, the mean deviation of two answers from their mean; cutoff A/6 for A options
/// @source Burke, Finkelstein and Dusig 1999, Organ Res Methods 2:49, doi 10.1177/109442819921004; the cut:
///   Burke and Dunlap 2002, Organ Res Methods 5:159, doi 10.1177/1094428102005002002
/// @shape one answer per item and person
/// @missing NaN; an item that either person did not answer is missing
/// @degenerate no item answered by both: number_of_items
/// @throws Error(shape_mismatch); Error(bad_argument) for fewer than two options, numbers beyond +-1e100
/// @verified tests/reference/item_agreement (R)
AverageDeviation average_deviation(std::span<const double> a, std::span<const double> b, double options);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/item_agreement.ipp"
#endif
