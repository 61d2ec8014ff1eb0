#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"

namespace intimetry {

/// p-values of one family, adjusted for how many there are.
struct HolmAdjusted {
  std::size_t m = 0;      ///< p-values that exist
  std::vector<double> p;  ///< adjusted, in the order given; NaN where there was none
};

/// Returns Holm's adjusted p-values: rejecting where one is at most alpha keeps the chance of any false
/// rejection in the family at alpha, whatever the dependence between the tests.
/// @formula in ascending order, p'_(i) = max over j <= i of min(1, (m - j + 1) p_(j))
/// @source Holm 1979, Scand J Stat 6:65, https://www.jstor.org/stable/4615733
/// @shape the p-values of one family, in any order
/// @missing NaN: not computed, not counted in m
/// @degenerate no p-value: m is 0
/// @throws Error(bad_argument) for a p outside 0..1
/// @verified tests/reference/holm (R's p.adjust)
inline HolmAdjusted holm_adjusted(std::span<const double> p) {
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

}  // namespace intimetry
