#pragma once

#include <string>

#include "analyses/reliability_job.hpp"

namespace intimetry::render {

/// Returns what was found as tables for a person, with what to know about it in words.
std::string reliability_text(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result);

/// Returns the same, and all that the tables leave out, as JSON.
std::string reliability_json(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result);

}  // namespace intimetry::render
