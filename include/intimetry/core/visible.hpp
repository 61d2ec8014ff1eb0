#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"

// Text from a file, a file name or a command line may control the terminal that shows it: move the cursor,
// change colours, reverse the text direction. These functions find such characters and escape them.

namespace intimetry::INTIMETRY_MODE {

/// One code point of a UTF-8 text. A byte that is not UTF-8 is a point of its own that is not valid.
struct TextPoint {
  std::size_t length = 1;
  std::uint32_t value = 0;
  bool valid = false;
};

/// Returns the code point that begins at `at`, which must be inside the text.
TextPoint text_point(std::string_view text, std::size_t at) noexcept;

bool may_be_shown(const TextPoint& point) noexcept;

/// Appends the escape of such a character: \n, \r, \t, \x1b, \u202e.
void append_escape(std::string& out, const TextPoint& point);

/// Whether line breaks are escaped too.
enum class LineBreaks { escaped, kept };

/// Returns the text with control characters, characters that change the text direction, and bytes that are
/// not UTF-8 escaped, as in \x1b or \u202e. The result is safe to show anywhere.
std::string visible(std::string_view text, LineBreaks breaks = LineBreaks::escaped);

/// Returns the number of code points; a byte that is not UTF-8 counts as one.
std::size_t count_points(std::string_view text) noexcept;

/// Returns whether a text can be shown on one line as it is: `visible` would not change it.
bool is_plain_line(std::string_view text) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/visible.ipp"
#endif
