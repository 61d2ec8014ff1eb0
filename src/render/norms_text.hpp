#pragma once

#include <string>

#include "intimetry/data/norm_file.hpp"

namespace intimetry::render {

/// Returns what a norm file holds, as tables: people by group, perspective and role, then couples.
std::string norms_text(const NormFile& file);

/// Returns the table of percentiles of one scale, for each group that has it.
/// @throws Error(unknown_id) if the file has no norm of the scale, with the nearest that it has
std::string percentiles_text(const NormFile& file, const std::string& scale);

}  // namespace intimetry::render
