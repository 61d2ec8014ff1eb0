#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::render {

/// Returns the report for a terminal: figures in words or as tables of what they show.
std::string report_text(const Report& report, const cli::Style& style);

}  // namespace intimetry::render
