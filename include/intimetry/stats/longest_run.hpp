#pragma once

#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the length of the longest run of equal answers.
/// @formula the largest m with x_i = x_i+1 = ... = x_i+m-1
/// @source Johnson 2005, J Res Pers 39:103, doi 10.1016/j.jrp.2004.09.009; "longstring" of the R package
/// careless
/// @shape raw answers, in the order of the form: in keyed answers straight-lining is not visible
/// @missing NaN; it interrupts a run and is part of none
/// @degenerate no answer: too_few_cases
/// @verified tests/reference/longest_run (Python, checking every interval)
Statistic longest_run(std::span<const double> answers);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/longest_run.ipp"
#endif
