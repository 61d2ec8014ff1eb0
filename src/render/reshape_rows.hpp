#pragma once

#include <string>

#include "analyses/reshape/reshape.hpp"

namespace intimetry::render {

/// Returns the new table as CSV, with the delimiter of the old one.
std::string reshape_csv(const analyses::ReshapeResult& result);

/// Returns the new table as JSON lines: one object per row, with the unquoted text of each cell.
std::string reshape_json(const analyses::ReshapeResult& result);

}  // namespace intimetry::render
