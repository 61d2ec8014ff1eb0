#pragma once

#include <string>

#include "analyses/reliability/reliability.hpp"

namespace intimetry::render {

/// Returns what was found as tables for a person, with notes in words.
/// @param items whether to show what each item does to its scale
std::string reliability_text(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result, bool items);

/// Returns the same, and all that the tables leave out, as JSON.
std::string reliability_json(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result);

}  // namespace intimetry::render
