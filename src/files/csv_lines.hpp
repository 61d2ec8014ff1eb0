#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace intimetry::files {

/// What one fast pass over text tells: enough to cut it at the end of a record where nothing is quoted.
struct LineScan {
  bool quote = false;
  bool plain_ascii = true;  // neither bytes above 127 nor NUL
  std::size_t end = 0;      // behind the last line end
  std::uint64_t lines = 0;  // line ends
  std::uint64_t blank = 0;  // of these, of empty lines
};

/// Returns the scan of a text. A line ends at \n, \r\n or \r.
/// @degenerate unless the text is `whole`, a \r as its last byte ends nothing: a \n may follow
LineScan scan_lines(std::string_view text, bool whole) noexcept;

}  // namespace intimetry::files
