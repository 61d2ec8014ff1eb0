#pragma once

#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the factor of a change's error for unanswered items in two administrations.
/// @formula sqrt of the mean of k/m over the two occasions, with m of k items answered; at least 1
/// @missing administrations without items count as complete
double missing_widening(const AnsweredScale& earlier, const AnsweredScale& later);

/// Returns the criterion for the change of a score between two administrations: the instrument's published
/// index with its own comparison, if that is the first available error; otherwise that first error.
/// @formula as change_criterion and error_of_change
/// @missing no source: no limit; `error.origin` gives the reason
/// @throws what error_of_change throws
ChangeCriterion change_criterion(const ErrorSources& sources, std::string_view scale,
                                 const AnsweredScale& earlier, const AnsweredScale& later, int days);

/// Returns the only cutoff that is published for a scale, or null.
/// @missing null if there is none, if there are several, or if the scale has no direction
const Cutoff* only_cutoff(const Instrument& instrument, std::string_view scale);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/administration_change.ipp"
#endif
