#pragma once

#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the standard deviation of one person's answers, the intra-individual response variability.
/// @formula sqrt(sum (x - mean)^2 / (m - 1)) over the m answers
/// @source Dunn, Heggestad, Shanock and Theilgard 2018, J Bus Psychol 33:105, doi 10.1007/s10869-016-9479-0;
///   "irv" of the R package careless
/// @shape raw answers, not keyed: straight-lining has zero variance
/// @unit that of the answers
/// @missing NaN; left out
/// @degenerate fewer than two answers: number_of_items; equal answers have an SD of 0, which is a value
/// @throws Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/intra_individual_sd (Python, fractions)
Statistic intra_individual_sd(std::span<const double> answers);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/intra_individual_sd.ipp"
#endif
