#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/score_columns.hpp"
#include "cli/score_request.hpp"
#include "files/csv_blocks.hpp"
#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "files/csv_tokenizer.hpp"
#include "files/csv_writer.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::cli {

/// Answers that cannot be scored: the first few, and how many there are.
struct BadAnswers {
  static constexpr std::size_t most_shown = 20;
  std::vector<Defect> first;
  std::uint64_t count = 0;
  bool all_out_of_range = true;  // so that the user may choose to go on without them

  void add(Defect defect, bool out_of_range);
  void append(BadAnswers other);
};

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

  void append(const ScoreSummary& other);
};

/// Scores the rows of one block at a time; one of these belongs to one thread.
class ScoreWorker {
 public:
  ScoreWorker(const ScoreRequest& request, const ScoringPlan& plan, const ScoreColumns& columns,
              const files::Header& header, std::string file);

  /// Reads, scores and writes out one block. What it found is in the members below until the next call.
  /// @throws Error(data_syntax) for a row with another number of fields than the header
  void work(const files::Block& block);

  [[nodiscard]] std::string_view output() const;
  BadAnswers bad;
  ScoreSummary summary;

 private:
  void read(const files::Block& block);
  void read_answer(const files::Field& field, std::size_t item, std::size_t row, const files::Place& place);
  void read_perspective(const files::Field& field, std::size_t row, files::Place place);
  void refuse(const files::Field& field, std::size_t item, bool is_number, const files::Place& place);
  [[nodiscard]] std::string_view words_of(const files::Field& field);
  [[nodiscard]] ResponseView view() const;
  void summarise();
  void write_csv(const files::Block& block);
  void write_json(const files::Block& block);
  const std::string& flags_text(std::size_t row);

  const ScoreRequest& request_;
  const ScoringPlan& plan_;
  const ScoreColumns& columns_;
  const files::Header& header_;
  std::string file_;
  files::AnswerReader reader_;
  std::size_t rows_ = 0;
  std::vector<Buffer<std::int16_t>>
      options_;                        // answers to items with options: numbers and the codes for none
  std::vector<Buffer<double>> reals_;  // answers to continuous items
  Buffer<Perspective> perspectives_;
  bool perspectives_known_ = false;
  ScoreTable table_;
  files::RowWriter writer_;
  std::string json_;
  std::string scratch_;
  std::string flags_;
};

}  // namespace intimetry::cli
