#pragma once

#include <string>
#include <vector>

#include "files/csv_blocks.hpp"
#include "table/answer_block.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::table {

/// The answers of a table, block by block, so that memory does not grow with the file and the first error in
/// the file is the one reported.
///
///   AnswerStream stream(request, source, plan, {"couple", "partner"});
///   while (stream.next()) use(stream.block());
class AnswerStream {
 public:
  /// @param roles optional columns of the subcommand, such as "couple"; see has_role and text
  /// @param required those among them that must exist
  /// @throws what opening a table and finding its columns throws
  AnswerStream(const AnswerRequest& request, Source source, const ScoringPlan& plan,
               std::vector<std::string> roles = {}, const std::vector<std::string>& required = {});

  /// Reads the next block. Returns false after the last one.
  /// @throws Error(data_value) after the last one, for all answers that could not be scored; what reading
  ///   throws
  bool next();

  [[nodiscard]] const AnswerBlock& block() const noexcept { return *answers_; }
  /// Returns what messages call the table.
  [[nodiscard]] const std::string& name() const noexcept { return source_.name; }
  [[nodiscard]] const files::Header& header() const noexcept { return reader_.header(); }
  [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
  [[nodiscard]] bool has_role(const std::string& role) const;
  /// Returns the cell of a row of this block in the column with this role; empty without such a column.
  [[nodiscard]] std::string_view text(std::size_t row, const std::string& role) const;
  /// Throws the error for an empty cell in a row of this block in the column with this role.
  [[noreturn]] void refuse_empty(std::size_t row, const std::string& role, const std::string& expected) const;

 private:
  const AnswerRequest& request_;
  Source source_;
  files::BlockReader reader_;
  std::vector<std::string> roles_;  // roles with a column, in the order of the block's texts
  std::optional<AnswerBlock> answers_;
  files::Block block_;
  BadAnswers bad_;
  std::uint64_t rows_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace intimetry::table
