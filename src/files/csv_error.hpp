#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "intimetry/core/error.hpp"
#include "intimetry/core/visible.hpp"

namespace intimetry::files {

/// A place in a table. Data rows count from 1, row 0 is the header; lines are those of the file.
struct Place {
  std::string_view file;
  std::uint64_t row = 0;
  std::uint64_t line = 1;
  std::string_view column = {};
};

/// Returns the name of a file in messages: its path, escaped, or "standard input" for "-".
inline std::string display_name(std::string_view file) {
  if (file.empty()) return "''";
  return file == "-" ? std::string("standard input") : visible(file);
}

/// Returns text from a file in single quotes for a message: escaped, and shortened with "..." if long.
inline std::string shown(std::string_view text) {
  constexpr std::size_t limit = 60;
  std::size_t kept = text.size();
  if (kept > limit) {
    kept = limit;
    // Cutting within a UTF-8 sequence would make the message invalid.
    while (kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0U) == 0x80U) --kept;
  }
  return "'" + visible(text.substr(0, kept)) + (kept < text.size() ? "...'" : "'");
}

/// Returns "answers.csv: data row 12 (line 13), column 'q3'".
inline std::string describe(const Place& place) {
  std::string text = display_name(place.file) + ": ";
  text += place.row == 0 ? std::string("header") : "data row " + std::to_string(place.row);
  text += " (line " + std::to_string(place.line) + ")";
  if (!place.column.empty()) text += ", column " + shown(place.column);
  return text;
}

/// Returns the error "PLACE: found 'x', expected a number".
inline Error data_error(ErrorCode code, const Place& place, std::string_view found,
                        std::string_view expected) {
  return Error(code, describe(place) + ": found " + shown(found) + ", expected " + std::string(expected));
}

/// Returns the error for a row that has more or fewer fields than the header.
inline Error ragged_row(const Place& place, std::size_t found, std::size_t expected) {
  return Error(ErrorCode::data_syntax, describe(place) + ": found " + std::to_string(found) +
                                           (found == 1 ? " field" : " fields") + ", expected " +
                                           std::to_string(expected) + ", one for each column of the header");
}

}  // namespace intimetry::files
