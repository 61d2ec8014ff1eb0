#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intimetry::files {

inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

/// Returns the position of the first byte that is not part of well-formed UTF-8, or the text's size.
/// @source Unicode 15.0, section 3.9, table 3-7 (no overlong forms, no surrogates, at most U+10FFFF)
std::size_t first_bad_utf8(std::string_view text) noexcept;

/// Returns the kind of file if its first bytes show that it is not UTF-8 text ("UTF-16 text", "an Excel or
/// zip file"), or nothing.
std::string foreign_format(std::string_view start);

/// Describes the bytes at a position that is not UTF-8: "byte 0xE9, which is not UTF-8".
std::string bad_byte(std::string_view text, std::size_t at);

}  // namespace intimetry::files
