#pragma once

#include <optional>
#include <string>

#include "cli/answer_request.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::cli {

enum class RowFormat { csv, json_lines };

/// All that `score` was asked for.
struct ScoreRequest : AnswerRequest {
  std::string output = "-";
  RowFormat format = RowFormat::csv;
  bool pomp = false;
  bool sem = false;
  bool ci = false;
  std::optional<ErrorSource> error_source;  // none: the first that exists
  double level = 0.95;                      // of the intervals
  bool true_score = false;                  // intervals around the regressed true score
  bool keep_items = false;
  std::string prefix;

  [[nodiscard]] bool wants_errors() const noexcept { return sem || ci; }
};

}  // namespace intimetry::cli
