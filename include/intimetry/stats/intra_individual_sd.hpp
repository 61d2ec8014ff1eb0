#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry {

/// Returns the standard deviation of one person's answers, the intra-individual response variability.
/// @formula sqrt(sum (x - mean)^2 / (m - 1)) over the m answers
/// @source Dunn, Heggestad, Shanock and Theilgard 2018, J Bus Psychol 33:105, doi 10.1007/s10869-016-9479-0;
///   "irv" of the R package careless
/// @shape the answers as given, not keyed: a straight-liner has no spread
/// @unit that of the answers
/// @missing NaN; left out
/// @degenerate fewer than two answers: number_of_items; equal answers have the spread 0, which is a value
/// @throws Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/intra_individual_sd (Python, fractions)
inline Statistic intra_individual_sd(std::span<const double> answers) {
  double first = 0;
  double sum = 0;
  std::size_t m = 0;
  for (const double x : answers) {
    if (std::isnan(x)) continue;
    require(std::abs(x) <= 1e100, ErrorCode::bad_argument, "intra_individual_sd", "answers",
            "expected numbers within +-1e100");
    if (m++ == 0) first = x;
    sum += x - first;  // about the first answer: equal ones leave no rounding behind
  }
  if (m < 2) return WhyMissing::number_of_items;
  const double mean = sum / static_cast<double>(m);
  double squares = 0;
  for (const double x : answers) {
    if (!std::isnan(x)) squares += (x - first - mean) * (x - first - mean);
  }
  return std::sqrt(squares / static_cast<double>(m - 1));
}

}  // namespace intimetry
