#pragma once

#include <string>

#include "cli/dyadic_data.hpp"
#include "cli/dyadic_report.hpp"

namespace intimetry::cli {

/// Returns what a model found as a person reads it.
std::string dyadic_text(const DyadicRequest& request, const DyadicData& data, const DyadicReport& report);

/// Returns the same as JSON.
std::string dyadic_json(const DyadicRequest& request, const DyadicData& data, const DyadicReport& report);

}  // namespace intimetry::cli
