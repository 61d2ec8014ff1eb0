#pragma once

#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns what unanswered items add to the error of a change between two answer sheets.
/// @formula sqrt of the mean of k/m at the two occasions, k items of which m are answered; at least 1
/// @missing sheets without items count as complete
double missing_widening(const AnswerSheet& earlier, const AnswerSheet& later);

/// Returns what the change of a score between two answer sheets is judged by: the instrument's published
/// index with its own comparison, where that is the first error that there is; else that first error.
/// @formula as change_criterion and error_of_change
/// @missing no source: no limit; `error.origin` says why
/// @throws what error_of_change throws
ChangeCriterion change_criterion(const ErrorSources& sources, std::string_view scale,
                                 const AnswerSheet& earlier, const AnswerSheet& later, int days);

/// Returns the one cutoff that is published for a scale, or null.
/// @missing null where there is none, where there are several to choose among, or where the scale has no
/// better
///   end
const Cutoff* only_cutoff(const Instrument& instrument, std::string_view scale);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/sheet_change.ipp"
#endif
