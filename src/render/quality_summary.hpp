#pragma once

#include <string>

#include "analyses/quality/quality.hpp"
#include "text/json_values.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns the results for a person: suspected faults first, then how many respondents have each flag.
std::string quality_summary(const analyses::QualityRequest& request, const analyses::QualityResult& result,
                            const text::Style& style);

/// Returns the same as JSON: `faults` with their evidence, `flags` with counts; with `rows`, also the
/// indices of every respondent.
text::Json quality_json(const analyses::QualityRequest& request, const analyses::QualityResult& result,
                        bool rows);

}  // namespace intimetry::render
