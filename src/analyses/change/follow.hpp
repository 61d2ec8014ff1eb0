#pragma once

#include "analyses/change/occasions.hpp"

namespace intimetry::analyses {

/// Adds every change in the occasions, and the cutoffs, to a result.
/// @throws Error(bad_usage) as run_change
void follow_changes(const ChangeRequest& request, const Occasions& occasions, ChangeResult& result);

}  // namespace intimetry::analyses
