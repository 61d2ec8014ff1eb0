#pragma once

#include <string>

#include "analyses/quality/quality.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

/// Returns a row for each respondent as CSV: who it is, the indices, the flags. A missing index is empty.
std::string quality_rows(const analyses::QualityResult& result);

/// Returns the same as objects; a missing index is null and has its reason beside it.
text::Json quality_rows_json(const analyses::QualityResult& result);

}  // namespace intimetry::render
