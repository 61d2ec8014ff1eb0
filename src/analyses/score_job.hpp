#pragma once

#include "analyses/score_request.hpp"
#include "analyses/score_worker.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What a run of `score` tells besides the scores.
struct ScoreResult {
  ScoringPlan plan;
  std::string source;  // what messages call the table
  ScoreSummary summary;
  char delimiter = ',';
  bool delimiter_given = false;
  std::uint64_t blank_lines = 0;
};

/// Scores a table block by block on several threads; rows keep their order, memory does not grow with the
/// file. Nothing is put out unless all of it can be: a file appears whole, standard output begins after the
/// last row.
/// @throws Error(data_value) for answers that cannot be scored: the first 20, and how many there are;
/// data_columns, data_syntax, data_encoding, file_not_found, file_read, file_write
ScoreResult run_score(const ScoreRequest& request, const table::Source& source);

}  // namespace intimetry::analyses
