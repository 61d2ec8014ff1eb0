#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace intimetry::files {

/// The result of one fast pass over a text: enough to cut it at the end of a record if nothing is quoted.
struct LineScan {
  bool quote = false;
  bool plain_ascii = true;  // neither bytes above 127 nor NUL
  std::size_t end = 0;      // position after the last line end
  std::uint64_t lines = 0;  // number of line ends
  std::uint64_t blank = 0;  // number of line ends of empty lines
};

/// Scans a text. A line ends at \n, \r\n or \r.
/// @degenerate unless the text is `whole`, a \r as its last byte is not a line end: a \n may follow
LineScan scan_lines(std::string_view text, bool whole) noexcept;

}  // namespace intimetry::files
