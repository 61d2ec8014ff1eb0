#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/holm.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE HolmAdjusted holm_adjusted(std::span<const double> p) {
  HolmAdjusted result;
  result.p.assign(p.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) continue;
    require(p[i] >= 0 && p[i] <= 1, ErrorCode::bad_argument, "holm_adjusted", "p", "expected 0 to 1");
    order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return p[i] < p[j]; });
  result.m = order.size();
  double least = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    least = std::max(least, std::min(1.0, static_cast<double>(order.size() - i) * p[order[i]]));
    result.p[order[i]] = least;
  }
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
