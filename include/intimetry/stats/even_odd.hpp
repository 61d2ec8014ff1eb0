#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry {

/// How well the two halves of a person's scales agree. Higher is more consistent.
struct EvenOdd {
  std::size_t scales = 0;    ///< with an answer in both halves
  Statistic r;               ///< of the half means over the scales
  Statistic spearman_brown;  ///< stepped up to whole scales; below -1 where r is below -1/3
};

/// Returns the even-odd consistency of one person.
/// @formula r over scales of (mean of the 1st, 3rd ... item, mean of the 2nd, 4th ... item); 2r / (1 + r),
///   not clipped at -1, so that the plain r stands beside it
/// @source Jackson 1976 in Johnson 2005, J Res Pers 39:103, doi 10.1016/j.jrp.2004.09.009. The R package
///   careless reports minus this number from version 1.2 on, and puts -1 for what lies below
/// @shape keyed answers in one metric: an item not turned round would count as inconsistency. `scales` holds,
///   for each scale, the places of its items in their order
/// @missing NaN; left out of its half; a scale with an empty half is left out
/// @degenerate fewer than three scales: number_of_items, since r of two is always 1 or -1; a half that does
///   not vary over the scales, or r = -1 stepped up: no_spread
/// @throws Error(bad_argument) for a place that is not there, or numbers beyond +-1e100
/// @verified tests/reference/even_odd (Python, the definition)
inline EvenOdd even_odd(std::span<const double> keyed, std::span<const std::vector<std::size_t>> scales) {
  std::vector<double> half[2];
  for (const std::vector<std::size_t>& scale : scales) {
    double sum[2] = {0, 0};
    std::size_t count[2] = {0, 0};
    for (std::size_t i = 0; i < scale.size(); ++i) {
      require(scale[i] < keyed.size(), ErrorCode::bad_argument, "even_odd", "scales", "no such place");
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
  result.r = result.spearman_brown = WhyMissing::number_of_items;
  if (result.scales < 3) return result;
  result.r = profile_pearson(half[0], half[1]);
  if (result.r.exists()) result.r = std::clamp(result.r.value, -1.0, 1.0);  // beyond by rounding alone
  result.spearman_brown = result.r.exists() ? spearman_brown(result.r.value) : result.r;
  return result;
}

}  // namespace intimetry
