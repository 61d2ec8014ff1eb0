#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analyses/dyadic/couples_data.hpp"
#include "files/csv_error.hpp"

namespace intimetry::analyses {

/// The columns of a long table that a model needs, as text, and the scores made of its answers.
struct LongTable {
  std::string file;
  std::vector<std::string> variables;                     // that were asked for, patterns replaced
  std::map<std::string, std::vector<std::string>> texts;  // by column
  std::map<std::string, std::vector<double>> scores;      // by scale
  std::vector<std::uint64_t> lines;                       // of each row
  std::string unvalidated;
  std::vector<std::string> missing_tokens;

  [[nodiscard]] std::size_t rows() const noexcept { return lines.size(); }
  [[nodiscard]] files::Place place(std::size_t row, std::string_view column) const {
    return {.file = file, .row = row + 1, .line = lines[row], .column = column};
  }
};

/// Returns what the columns are called that say whose a row is.
std::string couple_column(const DyadicInput& input);
std::string partner_column(const DyadicInput& input);

/// @throws what opening a table, finding its columns and reading its answers throws
LongTable read_long_table(const DyadicInput& input, const table::Source& source);

}  // namespace intimetry::analyses
