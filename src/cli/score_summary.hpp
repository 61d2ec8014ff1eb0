#pragma once

#include <string>

#include "cli/score_job.hpp"
#include "cli/score_request.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

/// Returns what a person is told after scoring: how many rows, by which rule for missing answers, what was
/// left out, mean and spread of each score, and how many scores have which flag.
std::string score_summary(const ScoreRequest& request, const ScoreResult& result, const text::Style& style);

}  // namespace intimetry::cli
