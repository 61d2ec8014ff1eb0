#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "intimetry/core/error.hpp"

namespace intimetry::files {

/// Where in a table something stands. Data rows count from 1, row 0 is the header; lines are the file's own.
struct Place {
  std::string_view file;
  std::uint64_t row = 0;
  std::uint64_t line = 1;
  std::string_view column = {};
};

/// Returns the name a message calls a file by: its path, "standard input" for "-".
inline std::string display_name(std::string_view file) {
  if (file.empty()) return "''";
  return file == "-" ? std::string("standard input") : std::string(file);
}

/// Returns found text in single quotes for a message: control bytes escaped, long text cut with "...".
inline std::string shown(std::string_view text) {
  constexpr std::size_t limit = 60;
  constexpr std::string_view hex = "0123456789abcdef";
  std::size_t kept = text.size();
  if (kept > limit) {
    kept = limit;
    // A cut inside a UTF-8 sequence would make the message itself invalid.
    while (kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0U) == 0x80U) --kept;
  }
  std::string out = "'";
  for (const char c : text.substr(0, kept)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      (((out += "\\x") += hex[byte >> 4U]) += hex[byte & 15U]);
    else
      out += c;
  }
  return out + (kept < text.size() ? "...'" : "'");
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
