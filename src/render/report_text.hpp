#pragma once

#include <string>

#include "intimetry/report/report.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns the report for a terminal: figures in words or as tables of what they show.
std::string report_text(const Report& report, const text::Style& style);

/// Returns a section's blocks alone, without its title.
std::string section_text(const ReportSection& section, const text::Style& style);

}  // namespace intimetry::render
