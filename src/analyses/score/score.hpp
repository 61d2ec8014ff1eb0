#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "analyses/score/score_columns.hpp"
#include "analyses/score/score_request.hpp"
#include "analyses/score/score_result.hpp"
#include "files/csv_blocks.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "table/source.hpp"

namespace intimetry::analyses {

/// What all blocks of a table that is being scored have in common.
struct ScoreLayout {
  const ScoringPlan& plan;
  const ScoreColumns& columns;
  const files::Header& header;
  std::string_view header_text;  // the header record as it stands in the table
};

/// One block of the table and its scores, a row each; the columns of scores are in the plan's order.
struct ScoredBlock {
  const files::Block& rows;  // as they stand in the table: what is passed through is read from there
  const ScoreTable& scores;
  std::span<const StandardColumn> standards;  // by score; empty if they were not asked for
  std::span<const ErrorColumn> errors;        // by score; empty if they were not asked for
};

/// Turns scored blocks into text; belongs to one thread.
class ScoreFormatter {
 public:
  ScoreFormatter() = default;
  ScoreFormatter(const ScoreFormatter&) = delete;
  ScoreFormatter& operator=(const ScoreFormatter&) = delete;
  virtual ~ScoreFormatter() = default;

  /// Returns the text of a block, which stays valid until the next call.
  virtual std::string_view format(const ScoredBlock& block) = 0;
};

/// Where the scores of a table go.
class ScoreSink {
 public:
  ScoreSink() = default;
  ScoreSink(const ScoreSink&) = delete;
  ScoreSink& operator=(const ScoreSink&) = delete;
  virtual ~ScoreSink() = default;

  /// Is called once, before everything else. The layout outlives the run.
  virtual void begin(const ScoreLayout& layout) = 0;
  /// Returns a formatter for one thread. Threads may call it side by side.
  virtual std::unique_ptr<ScoreFormatter> formatter() = 0;
  /// Takes the text of the next block, in the order of the table; one thread at a time calls it.
  virtual void take(std::string_view text) = 0;
};

/// Scores a table block by block on several threads. Rows keep their order; memory does not grow with the
/// table. If it throws, what the sink has taken is not the whole table.
/// @throws Error(data_value) for answers that cannot be scored: the first 20, and how many there are; Error
/// for the table itself: data_columns, data_syntax, data_encoding, file_not_found, file_read
ScoreResult run_score(const ScoreRequest& request, const table::Source& source, ScoreSink& sink);

}  // namespace intimetry::analyses
