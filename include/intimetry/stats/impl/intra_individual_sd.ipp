#pragma once

#include <cmath>
#include <cstddef>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/intra_individual_sd.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic intra_individual_sd(std::span<const double> answers) {
  double first = 0;
  double sum = 0;
  std::size_t m = 0;
  for (const double x : answers) {
    if (std::isnan(x)) continue;
    require(std::abs(x) <= 1e100, ErrorCode::bad_argument, "intra_individual_sd", "answers",
            "expected numbers within +-1e100");
    if (m++ == 0) first = x;
    sum += x - first;  // relative to the first answer: no rounding for equal answers
  }
  if (m < 2) return MissingReason::number_of_items;
  const double mean = sum / static_cast<double>(m);
  double squares = 0;
  for (const double x : answers) {
    if (!std::isnan(x)) squares += (x - first - mean) * (x - first - mean);
  }
  return std::sqrt(squares / static_cast<double>(m - 1));
}

}  // namespace intimetry::INTIMETRY_MODE
