#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv_tokenizer.hpp"
#include "intimetry/core/check.hpp"

namespace intimetry::files {

/// A table's column names, byte for byte, and its delimiter.
struct Header {
  std::vector<std::string> names;
  char delimiter = ',';
  bool delimiter_given = false;
  std::uint64_t line = 1;

  /// Returns the column of this name, or nothing.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;

  /// Returns the column of this name.
  /// @throws data_columns, with the nearest name if there is one
  std::size_t require(std::string_view name, std::string_view file) const;
};

/// Returns the word for a delimiter: "comma", "semicolon", "tab", or the character in quotes.
std::string delimiter_word(char delimiter);

/// Returns which of comma, semicolon and tab splits the header, the first record that is not blank, into most
/// columns; comma if none splits it. Returns nothing if the record is incomplete (`whole_file` false).
/// @throws data_columns if two of them split it into equally many columns
std::optional<char> detect_delimiter(std::string_view text, bool whole_file, std::string_view file);

/// Parses a header record.
/// @degenerate the first column may have no name, as in files with row names from R and pandas
/// @throws data_columns if another column has no name, or two have the same
Header parse_header(const Record& record, char delimiter, std::string_view file);

}  // namespace intimetry::files
