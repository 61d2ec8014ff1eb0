#pragma once

#include <string>

#include "analyses/score_job.hpp"
#include "analyses/score_request.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns what a person is told after scoring: how many rows, by which rule for missing answers, what was
/// left out, mean and spread of each score, and how many scores have which flag.
std::string score_summary(const analyses::ScoreRequest& request, const analyses::ScoreResult& result,
                          const text::Style& style);

}  // namespace intimetry::render
