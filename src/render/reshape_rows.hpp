#pragma once

#include <string>

#include "analyses/reshape/reshape.hpp"

namespace intimetry::render {

/// Returns the new table as CSV, with the old one's delimiter.
std::string reshape_csv(const analyses::ReshapeResult& result);

/// Returns the new table as lines of JSON: one object a row, every cell as the text that it says.
std::string reshape_json(const analyses::ReshapeResult& result);

}  // namespace intimetry::render
