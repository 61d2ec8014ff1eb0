#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv_blocks.hpp"
#include "files/csv_error.hpp"

namespace intimetry::files {

/// A small table in memory, with unquoted fields.
struct CsvTable {
  struct Row {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
  };

  std::string file;
  Header header;
  std::vector<Row> rows;

  /// Returns the place of a cell for an error message; `row` counts from 0 as in `rows`.
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const {
    return {.file = file, .row = row + 1, .line = rows.at(row).line, .column = header.names.at(column)};
  }
};

/// Reads the rest of the table that a reader has opened.
/// @throws as the function below
CsvTable read_table(BlockReader reader);

/// Reads the table in a file, or in standard input for "-".
/// @throws what BlockReader throws; data_syntax if a row has another number of fields than the header
CsvTable read_table(const std::string& path, std::optional<char> delimiter = {});

/// Parses the table in a text; `name` is its name in messages.
CsvTable parse_table(std::string_view text, std::string name, std::optional<char> delimiter = {});

}  // namespace intimetry::files
