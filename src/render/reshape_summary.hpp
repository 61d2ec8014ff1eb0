#pragma once

#include <string>

#include "analyses/reshape/reshape.hpp"

namespace intimetry::render {

/// Returns what a person is told after a table was laid out anew: how it was laid out, by which names the
/// partners were recognised, and what became of couples that are not whole.
std::string reshape_summary(const std::string& input, const analyses::ReshapeResult& result);

}  // namespace intimetry::render
