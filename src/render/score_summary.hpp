#pragma once

#include <string>

#include "analyses/score/score_request.hpp"
#include "analyses/score/score_result.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns the summary of a run of `score`: the number of rows, the rule for missing answers, what was left
/// out, mean and spread of each score, and how many scores have each flag.
/// @param output where the scores are; "-" for standard output
std::string score_summary(const analyses::ScoreRequest& request, const analyses::ScoreResult& result,
                          const std::string& output, const text::Style& style);

}  // namespace intimetry::render
