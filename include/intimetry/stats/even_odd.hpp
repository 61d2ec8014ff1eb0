#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// How well the two halves of a person's scales correlate. Higher is more consistent.
struct EvenOdd {
  std::size_t scales = 0;    ///< with an answer in both halves
  Statistic r;               ///< of the half means over scales
  Statistic spearman_brown;  ///< stepped up to complete scales; below -1 if r is below -1/3
};

/// Returns the even-odd consistency of one person.
/// @formula r over scales of (mean of the 1st, 3rd ... item, mean of the 2nd, 4th ... item); 2r / (1 + r),
///   not clipped at -1, so the plain r is returned too
/// @source Jackson 1976 in Johnson 2005, J Res Pers 39:103, doi 10.1016/j.jrp.2004.09.009. The R package
///   careless reports minus this number from version 1.2 on, and -1 for anything below -1
/// @shape keyed answers in one metric, because unreversed items would look inconsistent. `scales` has, for
///   each scale, the indices of its items in order
/// @missing NaN; left out of its half; a scale with an empty half is left out
/// @degenerate fewer than three scales: number_of_items, since r of two is always 1 or -1; a half with zero
///   variance over the scales, or stepped-up r = -1: zero_variance
/// @throws Error(bad_argument) for an index out of range, or numbers beyond +-1e100
/// @verified tests/reference/even_odd (Python, the definition)
EvenOdd even_odd(std::span<const double> keyed, std::span<const std::vector<std::size_t>> scales);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/even_odd.ipp"
#endif
