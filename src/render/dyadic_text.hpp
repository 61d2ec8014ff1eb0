#pragma once

#include <string>

#include "analyses/dyadic_data.hpp"
#include "analyses/dyadic_report.hpp"

namespace intimetry::render {

/// Returns what a model found as a person reads it.
std::string dyadic_text(const analyses::DyadicRequest& request, const analyses::DyadicData& data,
                        const analyses::DyadicReport& report);

/// Returns the same as JSON.
std::string dyadic_json(const analyses::DyadicRequest& request, const analyses::DyadicData& data,
                        const analyses::DyadicReport& report);

}  // namespace intimetry::render
