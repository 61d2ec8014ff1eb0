#pragma once

#include <string>

#include "analyses/score_request.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::analyses {

/// Returns the norms in a file; with an instrument, that they are its norms is checked.
/// @throws Error(norms_invalid) with every defect; file_not_found, file_read
NormFile read_norms(const std::string& path, const Instrument* instrument = nullptr);

/// Refuses to guess who the people are: where there are norms, their group is named, or a column names it.
/// @throws Error(bad_usage) listing the groups that there are; for a group that there is not, with the
/// nearest
void require_norm_group(const ScoreRequest& request, bool has_column);

}  // namespace intimetry::analyses
