#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intimetry/norms/build_norms.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// All that `norms build` was asked for.
struct NormsRequest : table::AnswerRequest {
  std::string output = "-";
  std::string source;  // empty: the table's name and size
  std::optional<std::string> description;
  std::optional<std::string> group;  // everybody's; none: the table's column, else "all"
  bool roles = false;                // the column of the partners says roles
  NormOptions options;
  bool quiet = false;
};

/// Returns the norms of a table of answers, and what is left out of them.
/// @throws Error(data_value) where nobody's norms can be made, or somebody is there twice; what reading a
/// table throws
NormBuild make_norms(const NormsRequest& request, const table::Source& source);

/// Returns what is left out of many scales for one reason, each said once, a line each.
std::string left_out_text(const std::vector<std::string>& left_out);

}  // namespace intimetry::analyses
