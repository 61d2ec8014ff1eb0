#pragma once

#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the length of the longest run of equal answers.
/// @formula the largest m with x_i = x_i+1 = ... = x_i+m-1
/// @source Johnson 2005, J Res Pers 39:103, doi 10.1016/j.jrp.2004.09.009; "longstring" of the R package
/// careless
/// @shape the answers as given, in the order of the form: keyed ones hide the run that a straight-liner makes
/// @missing NaN; it breaks a run and is in none
/// @degenerate no answer: too_few_cases
/// @verified tests/reference/longest_run (Python, every stretch looked at)
Statistic longest_run(std::span<const double> answers);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/longest_run.ipp"
#endif
