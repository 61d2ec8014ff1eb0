#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "analyses/score/score.hpp"
#include "analyses/score/scored_rows.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/today.hpp"
#include "table/answer_block.hpp"

namespace intimetry::analyses {

/// Scores the rows of one block at a time; belongs to one thread.
class ScoreWorker {
 public:
  /// @param file what messages call the table
  ScoreWorker(const ScoreRequest& request, const ScoreLayout& layout, const std::string& file);

  /// Reads and scores one block. What it found is in the members below until the next call.
  /// @throws Error(data_syntax) for a row with another number of fields than the header
  void work(const files::Block& block);

  /// Returns the block that `work` was last called with, and its scores.
  [[nodiscard]] ScoredBlock scored(const files::Block& block) const;
  table::BadAnswers bad;
  ScoreSummary summary;

 private:
  [[nodiscard]] std::function<std::string_view(std::size_t)> texts_of(std::size_t column) const;
  void check_dates();
  void summarise();

  const ScoreColumns& columns_;
  const files::Header& header_;
  const ScoringPlan& plan_;
  table::AnswerBlock answers_;
  ScoreTable table_;
  std::optional<ScoreErrors> errors_;
  std::optional<ScoreStandards> standards_;
  ScoredRows rows_;
  Date today_ = today();
};

}  // namespace intimetry::analyses
