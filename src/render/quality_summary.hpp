#pragma once

#include <string>

#include "analyses/quality_study.hpp"
#include "table/answer_request.hpp"
#include "text/json_values.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns what a person reads: suspected faults first, then how many respondents are flagged for what.
std::string quality_summary(const table::AnswerRequest& request, const analyses::QualityStudy& study,
                            const text::Style& style);

/// Returns the same for machines: `faults` with their evidence, `flags` with counts.
text::Json quality_summary_json(const table::AnswerRequest& request, const analyses::QualityStudy& study);

}  // namespace intimetry::render
