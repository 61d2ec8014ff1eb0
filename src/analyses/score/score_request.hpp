#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/data/norm_file.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "table/answer_request.hpp"

namespace intimetry {
namespace analyses {

/// The kinds of standard scores, which say where a score stands in a norm group.
enum class Standard { z, t, percentile, stanine, sten };

}  // namespace analyses

template <>
struct Words<analyses::Standard> {
  static constexpr std::array table{Word<analyses::Standard>{analyses::Standard::z, "z"},
                                    Word<analyses::Standard>{analyses::Standard::t, "t"},
                                    Word<analyses::Standard>{analyses::Standard::percentile, "percentile"},
                                    Word<analyses::Standard>{analyses::Standard::stanine, "stanine"},
                                    Word<analyses::Standard>{analyses::Standard::sten, "sten"}};
};

namespace analyses {

/// What `score` is asked for.
struct ScoreRequest : table::AnswerRequest {
  bool pomp = false;
  std::vector<Standard> standards;  // in the order of their columns
  std::optional<NormFile> norms;    // the user's own; none: those of the instrument
  std::string norms_path;
  std::string norm_group;  // of everybody; empty: the column "group" says it for each row
  bool sem = false;
  bool ci = false;
  std::optional<ErrorSource> error_source;  // none: the first that exists
  double level = 0.95;                      // of the intervals
  bool true_score = false;                  // intervals around the regressed true score
  bool keep_items = false;
  std::string prefix;

  [[nodiscard]] bool wants_errors() const noexcept { return sem || ci; }
  [[nodiscard]] bool wants_standards() const noexcept { return !standards.empty(); }
};

}  // namespace analyses
}  // namespace intimetry
