#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyses/score/score_request.hpp"
#include "files/csv_header.hpp"

namespace intimetry::analyses {

/// Which of a table's columns are what, and the names of the columns that scoring adds.
struct ScoreColumns {
  std::vector<std::size_t> items;   // the column of each of the plan's items
  std::vector<std::size_t> passed;  // columns that are passed through, in their order
  std::vector<std::string> added;
  std::optional<std::size_t> role;   // which partner a row is of, where errors or norms are wanted
  std::optional<std::size_t> group;  // which norm group a row is of, where nothing says it for all rows
  std::optional<std::size_t> date;   // when a row was answered, where the table says it
};

/// Returns the columns of a table with this header.
/// @throws Error(data_columns) for items without a column, naming the nearest; for a column asked for by name
/// that is not there; for an added column whose name the table already has
ScoreColumns find_score_columns(const ScoreRequest& request, const ScoringPlan& plan,
                                const files::Header& header, const std::string& file);

}  // namespace intimetry::analyses
