#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv_blocks.hpp"
#include "files/csv_number.hpp"
#include "files/csv_tokenizer.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/response_view.hpp"
#include "table/answer_request.hpp"
#include "table/bad_answers.hpp"

namespace intimetry::table {

/// The answers in one block of a table, as columns for scoring; used by one thread.
class AnswerBlock {
 public:
  /// @param file what messages call the table
  /// @param text_columns columns whose cells are also kept as text, such as that of the couples
  /// @throws Error(data_columns) for items without a column, or for a named column that does not exist
  AnswerBlock(const AnswerRequest& request, const ScoringPlan& plan, const files::Header& header,
              const std::string& file, std::vector<std::size_t> text_columns = {});

  /// Reads a block and replaces the previous one. Answers that cannot be scored are in `bad`.
  /// @throws Error(data_syntax) for a row with another number of fields than the header
  void read(const files::Block& block);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// Returns the number of the block's first row among the data rows, which count from 1.
  [[nodiscard]] std::uint64_t first_row() const noexcept { return first_row_; }
  /// Returns the answers; this object owns the memory.
  [[nodiscard]] ResponseView view() const;
  /// Returns each row's perspective; empty if neither a column nor the user gives it.
  [[nodiscard]] std::span<const Perspective> perspectives() const noexcept;
  /// Returns one row's answer to the plan's item; a number out of range is returned as it is.
  [[nodiscard]] Answer answer(std::size_t row, std::size_t item) const;
  /// Returns the unquoted cell of `row` in the n-th text column.
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;

  BadAnswers bad;

 private:
  [[nodiscard]] bool holds_reals(std::size_t item) const noexcept {
    return plan_.items[item].continuous || request_.out_of_range == OutOfRange::keep;
  }
  void read_answer(const files::Field& field, std::size_t item, std::size_t row, const files::Place& place);
  void read_perspective(const files::Field& field, std::size_t row, files::Place place);
  void refuse(const files::Field& field, std::size_t item, bool is_number, const files::Place& place);
  [[nodiscard]] std::string_view words_of(const files::Field& field);

  const AnswerRequest& request_;
  const ScoringPlan& plan_;
  const files::Header& header_;
  std::string file_;
  std::vector<std::size_t> items_;  // the column of each of the plan's items
  std::optional<std::size_t> perspective_column_;
  std::vector<std::size_t> text_columns_;
  files::AnswerReader reader_;
  std::size_t rows_ = 0;
  std::uint64_t first_row_ = 1;
  std::vector<Buffer<std::int16_t>>
      options_;                        // answers to items with options: numbers and the codes for none
  std::vector<Buffer<double>> reals_;  // answers to continuous items, and all unchanged answers
  Buffer<Perspective> perspectives_;
  bool perspectives_known_ = false;
  std::string texts_;  // of all rows, concatenated
  std::vector<std::size_t> text_ends_;
  std::string scratch_;
};

}  // namespace intimetry::table
