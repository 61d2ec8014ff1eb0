#pragma once

#include <string>

#include "intimetry/report/report.hpp"

namespace intimetry::render {

/// Returns the report as JSON: the same sections and blocks, with their numbers.
std::string report_json(const Report& report);

}  // namespace intimetry::render
