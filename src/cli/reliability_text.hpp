#pragma once

#include <string>

#include "cli/reliability_job.hpp"

namespace intimetry::cli {

/// Returns what was found as tables for a person, with what to know about it in words.
std::string reliability_text(const ReliabilityRequest& request, const ReliabilityResult& result);

/// Returns the same, and all that the tables leave out, as JSON.
std::string reliability_json(const ReliabilityRequest& request, const ReliabilityResult& result);

}  // namespace intimetry::cli
