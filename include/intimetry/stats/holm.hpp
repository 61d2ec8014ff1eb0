#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// p-values of one family, adjusted for the number of tests.
struct HolmAdjusted {
  std::size_t m = 0;      ///< number of p-values that are not NaN
  std::vector<double> p;  ///< adjusted, in the given order; NaN if there was none
};

/// Returns Holm's adjusted p-values. Rejecting those of at most alpha limits the probability of any false
/// rejection in the family to alpha, for any dependence between the tests.
/// @formula in ascending order, p'_(i) = max over j <= i of min(1, (m - j + 1) p_(j))
/// @source Holm 1979, Scand J Stat 6:65, https://www.jstor.org/stable/4615733
/// @shape the p-values of one family, in any order
/// @missing NaN: not computed, not counted in m
/// @degenerate no p-value: m is 0
/// @throws Error(bad_argument) for a p outside 0..1
/// @verified tests/reference/holm (R's p.adjust)
HolmAdjusted holm_adjusted(std::span<const double> p);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/holm.ipp"
#endif
