#pragma once

#include <string>

#include "cli/answer_request.hpp"

namespace intimetry::cli {

enum class RowFormat { csv, json_lines };

/// All that `score` was asked for.
struct ScoreRequest : AnswerRequest {
  std::string output = "-";
  RowFormat format = RowFormat::csv;
  bool pomp = false;
  bool keep_items = false;
  std::string prefix;
};

}  // namespace intimetry::cli
