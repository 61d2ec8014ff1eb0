#pragma once

#include <string>

#include "intimetry/report/report.hpp"

namespace intimetry::render {

/// Returns the report as one HTML page that needs nothing else and asks for nothing: no script, no network.
std::string report_html(const Report& report);

}  // namespace intimetry::render
