#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "analyses/change/occasions.hpp"
#include "intimetry/change/change_criterion.hpp"

namespace intimetry::analyses {

/// Returns the sources of measurement error.
ErrorSources error_sources(const ChangeRequest& request);

/// Returns the criterion for a change between two occasions: the user's; else a published reliable change
/// index with its comparison; else one from the first source of error that exists.
/// @param column index of the score in each occasion
ChangeCriterion criterion_between(const ChangeRequest& request, const std::string& scale, std::size_t column,
                                  const Occasion& earlier, const Occasion& later);

/// Returns the cutoff that the user gave as a number, if it is one.
std::optional<double> given_cutoff(const ChangeRequest& request);

/// Returns the cutoff of a scale: the user's, else the published one if there is only one.
/// @throws Error(bad_usage) for a rule that is not published
CutoffChoice cutoff_for(const ChangeRequest& request, const std::string& scale, Direction direction);

}  // namespace intimetry::analyses
