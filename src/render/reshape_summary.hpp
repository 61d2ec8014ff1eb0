#pragma once

#include <string>

#include "analyses/reshape/reshape.hpp"

namespace intimetry::render {

/// Returns a summary of a reshape: both layouts, how the partners were recognised, and what was left out.
std::string reshape_summary(const std::string& input, const analyses::ReshapeResult& result);

}  // namespace intimetry::render
