#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/even_odd.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE EvenOdd even_odd(std::span<const double> keyed,
                                  std::span<const std::vector<std::size_t>> scales) {
  std::vector<double> half[2];
  for (const std::vector<std::size_t>& scale : scales) {
    double sum[2] = {0, 0};
    std::size_t count[2] = {0, 0};
    for (std::size_t i = 0; i < scale.size(); ++i) {
      require(scale[i] < keyed.size(), ErrorCode::bad_argument, "even_odd", "scales", "index out of range");
      if (std::isnan(keyed[scale[i]])) continue;
      sum[i % 2] += keyed[scale[i]];
      ++count[i % 2];
    }
    if (count[0] == 0 || count[1] == 0) continue;
    for (const std::size_t h : {std::size_t{0}, std::size_t{1}}) {
      half[h].push_back(sum[h] / static_cast<double>(count[h]));
    }
  }
  EvenOdd result;
  result.scales = half[0].size();
  result.r = result.spearman_brown = MissingReason::number_of_items;
  if (result.scales < 3) return result;
  result.r = profile_pearson(half[0], half[1]);
  if (result.r.exists()) result.r = std::clamp(result.r.value, -1.0, 1.0);  // beyond 1 only by rounding
  result.spearman_brown = result.r.exists() ? spearman_brown(result.r.value) : result.r;
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
