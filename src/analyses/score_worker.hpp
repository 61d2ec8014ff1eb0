#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyses/score_columns.hpp"
#include "analyses/score_errors.hpp"
#include "analyses/score_request.hpp"
#include "analyses/score_standards.hpp"
#include "files/csv_blocks.hpp"
#include "files/csv_writer.hpp"
#include "intimetry/core/today.hpp"
#include "intimetry/scoring/score.hpp"
#include "table/answer_block.hpp"

namespace intimetry::analyses {

/// Mean and spread of one score, in a form in which the parts of a table can be put together.
struct ScoreMoments {
  std::uint64_t n = 0;
  double mean = 0;
  double squares = 0;  // sum of squared deviations from the mean

  void add(double value);
  void append(const ScoreMoments& other);
};

struct ScoreSummary {
  std::uint64_t respondents = 0;
  std::vector<ScoreMoments> scores;
  std::vector<std::uint64_t> flags;  // how many values have each flag, in the flag table's order
  std::vector<ErrorTally> errors;    // of each score; empty where errors were not asked for
  std::vector<NormTally> norms;      // by score; empty if no standard scores are wanted

  void append(const ScoreSummary& other);
};

/// Scores the rows of one block at a time; one of these belongs to one thread.
class ScoreWorker {
 public:
  ScoreWorker(const ScoreRequest& request, const ScoringPlan& plan, const ScoreColumns& columns,
              const files::Header& header, const std::string& file);

  /// Reads, scores and writes out one block. What it found is in the members below until the next call.
  /// @throws Error(data_syntax) for a row with another number of fields than the header
  void work(const files::Block& block);

  [[nodiscard]] std::string_view output() const;
  table::BadAnswers bad;
  ScoreSummary summary;

 private:
  [[nodiscard]] std::function<std::string_view(std::size_t)> texts_of(std::size_t column) const;
  void check_dates();
  void summarise();
  void write_csv(const files::Block& block);
  void write_json(const files::Block& block);
  void write_json_error(std::size_t column, std::size_t row);
  void write_json_standards(std::size_t column, std::size_t row);
  const std::string& flags_text(std::size_t row);

  const ScoreRequest& request_;
  const ScoreColumns& columns_;
  const files::Header& header_;
  const ScoringPlan& plan_;
  table::AnswerBlock answers_;
  ScoreTable table_;
  std::optional<ScoreErrors> errors_;
  std::optional<ScoreStandards> standards_;
  ScoredRows rows_;
  files::RowWriter writer_;
  std::string json_;
  std::string scratch_;
  std::string flags_;
  Date today_ = today();
};

}  // namespace intimetry::analyses
