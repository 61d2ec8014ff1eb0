#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyses/score/score_request.hpp"
#include "files/csv_header.hpp"

namespace intimetry::analyses {

/// The columns of a table by their use, and the names of the columns that scoring adds.
struct ScoreColumns {
  std::vector<std::size_t> items;   // the column of each of the plan's items
  std::vector<std::size_t> passed;  // columns that are passed through, in the order of the table
  std::vector<std::string> added;
  std::optional<std::size_t> role;   // the partner; none: not needed, or no such column
  std::optional<std::size_t> group;  // the norm group; none: given for all rows, or no such column
  std::optional<std::size_t> date;   // the day of the answers; none: no such column
};

/// Returns the columns of a table with this header.
/// @throws Error(data_columns) for items without a column, naming the nearest; for a column asked for by name
/// that is not there; for an added column whose name the table already has
ScoreColumns find_score_columns(const ScoreRequest& request, const ScoringPlan& plan,
                                const files::Header& header, const std::string& file);

}  // namespace intimetry::analyses
