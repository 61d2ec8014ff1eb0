#pragma once

#include <string>

#include "analyses/norms/norms.hpp"
#include "intimetry/data/norm_file.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns the contents of a norm file as tables: people by group, perspective and role, then couples.
std::string norms_text(const NormFile& file);

/// Returns the summary of a run of `norms build`: the norms, and what was left out and why.
/// @param output where the norms are; "-" for standard output
std::string norms_summary(const analyses::NormsRequest& request, const analyses::NormsResult& result,
                          const std::string& output, const text::Style& style);

/// Returns the table of percentiles of one scale, for each group that has it.
/// @throws Error(unknown_id) if the file has no norm of the scale, with the nearest that it has
std::string percentiles_text(const NormFile& file, const std::string& scale);

}  // namespace intimetry::render
