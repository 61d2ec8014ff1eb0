#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "files/csv_header.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "table/couple_table.hpp"

namespace intimetry::table {

/// A row of raw fields.
struct CoupleTableRow {
  std::vector<std::string> fields;
  std::uint64_t line = 0;
};

/// Returns a field without its quotes, so that "3" and 3 are the same couple.
[[nodiscard]] std::string meaning(const std::string& field);

[[nodiscard]] bool says_nothing(const std::string& field);

/// The rows of a table of couples, and the words for them in messages.
class CoupleTableRows {
 public:
  /// @throws what opening and reading a table throws; Error(data_columns) for a column of `by` that does
  ///   not exist
  CoupleTableRows(const Source& source, const CoupleReadOptions& options);

  [[nodiscard]] const files::Header& header() const noexcept { return header_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return header_.names; }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] const CoupleTableRow& operator[](std::size_t row) const { return rows_[row]; }

  /// The columns with the couple and the partner of a row.
  [[nodiscard]] const std::optional<std::size_t>& couple() const noexcept { return couple_; }
  [[nodiscard]] const std::optional<std::size_t>& partner() const noexcept { return partner_; }

  /// Returns the index of a required column.
  /// @throws Error(data_columns) that names the nearest
  std::size_t require(const std::string& column) const { return header_.require(column, file_); }

  /// Returns a key that the rows of one couple, and of one occasion if there are several, have in common.
  [[nodiscard]] std::string key_of(const CoupleTableRow& row) const;
  [[nodiscard]] bool a_couple_has_two_rows() const;

  /// Returns the partner of a row; empty without a partner column.
  [[nodiscard]] std::string partner_of(std::size_t row) const;

  [[nodiscard]] std::string place(std::size_t row) const;
  [[nodiscard]] std::string couple_words(const CoupleTableRow& row) const;
  [[noreturn]] void fail(ErrorCode code, const std::string& words) const;

 private:
  std::string file_;
  files::Header header_;
  std::vector<CoupleTableRow> rows_;
  std::optional<std::size_t> couple_;
  std::optional<std::size_t> partner_;
  std::vector<std::size_t> by_;
};

}  // namespace intimetry::table
