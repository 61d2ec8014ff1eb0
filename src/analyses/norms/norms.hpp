#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intimetry/norms/build_norms.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What `norms build` is asked for.
struct NormsRequest : table::AnswerRequest {
  std::string sample;                      // where the people come from; empty: the table's name and size
  std::optional<std::string> description;  // who the people are
  std::optional<std::string> group;        // of everybody; none: the column "group", or else "all"
  bool roles = false;                      // the column "partner" holds roles
  NormOptions options;
};

/// What `norms build` made: a norm file, with its source filled in, and one line for each thing that could
/// not be made.
using NormsResult = NormBuild;

/// Makes norms from a table of answers.
/// @throws Error(data_value) if no norm can be made, with the reasons, and if somebody is in the table twice;
/// what reading a table throws
NormsResult run_norms(const NormsRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
