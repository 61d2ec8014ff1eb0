#pragma once

#include "analyses/score/score_request.hpp"

namespace intimetry::analyses {

/// Checks that the norm group of each person is known: where norms are used, the request names one group for
/// everybody, or a column of the table names each row's.
/// @throws Error(bad_usage) that lists the groups; for a group that does not exist, with the nearest name
void require_norm_group(const ScoreRequest& request, bool has_column);

}  // namespace intimetry::analyses
