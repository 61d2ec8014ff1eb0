#pragma once

#include "analyses/norms_build.hpp"

namespace intimetry::cli {

/// Makes a norm file from a table of answers, and says on standard error what it holds and what it does not.
/// @throws Error(data_value) where nobody's norms can be made, or somebody is there twice; what reading a
/// table and writing a file throws
void build_norm_file(const analyses::NormsRequest& request, const table::Source& source);

}  // namespace intimetry::cli
