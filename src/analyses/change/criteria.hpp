#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "analyses/change/occasions.hpp"
#include "intimetry/change/change_criterion.hpp"

namespace intimetry::analyses {

/// Returns the sources that errors are taken from.
ErrorSources error_sources(const ChangeRequest& request);

/// Returns what the change of a score between two occasions is judged by: what the user gave; a published
/// index with its own comparison; else the first error that there is.
/// @param column the score's place among the occasions' columns
ChangeCriterion criterion_between(const ChangeRequest& request, const std::string& scale, std::size_t column,
                                  const Occasion& earlier, const Occasion& later);

/// Returns the cutoff that the user gave as a number, if it is one.
std::optional<double> given_cutoff(const ChangeRequest& request);

/// Returns the cutoff of a scale: the one that the user gave or chose, else the only one published.
/// @throws Error(bad_usage) for a rule that is not published
CutoffChoice cutoff_for(const ChangeRequest& request, const std::string& scale, Direction direction);

}  // namespace intimetry::analyses
