#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/words.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::cli {

enum class OutOfRange { error, missing };
enum class RowFormat { csv, json_lines };

/// All that `score` was asked for.
struct ScoreRequest {
  std::string input;
  std::string output = "-";
  RowFormat format = RowFormat::csv;
  Instrument instrument;
  PlanOptions plan;
  OutOfRange out_of_range = OutOfRange::error;
  bool pomp = false;
  bool keep_items = false;
  std::string prefix;
  std::string item_prefix;
  std::map<std::string, std::string> item_columns;  // item -> column, where the names differ
  std::map<std::string, double> labels;             // label text -> option
  std::vector<std::string> missing_tokens;
  std::optional<char> delimiter;
  std::optional<Perspective> perspective;  // of the whole table
  std::string perspective_column = "perspective";
  std::vector<std::string> required_columns;  // named by --couple and its like, so they must be there
  unsigned threads = 0;
};

}  // namespace intimetry::cli
