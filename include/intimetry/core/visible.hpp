#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"

// Text from a file, a name of a file or a command line may steer the terminal that shows it: move the cursor,
// recolour, turn the direction of reading. Here such characters are told apart and made visible.

namespace intimetry::INTIMETRY_MODE {

/// One code point of a text in UTF-8; bytes that are none stand alone and are not valid.
struct TextPoint {
  std::size_t length = 1;
  std::uint32_t value = 0;
  bool valid = false;
};

/// Returns the code point that begins at `at`, which is inside the text.
TextPoint text_point(std::string_view text, std::size_t at) noexcept;

bool may_be_shown(const TextPoint& point) noexcept;

/// Appends what is shown in the place of such a character: \n, \r, \t, \x1b, \u202e.
void append_escape(std::string& out, const TextPoint& point);

/// What becomes of the line breaks of a text that is made visible.
enum class LineBreaks { escaped, kept };

/// Returns the text with every control character, every mark that turns the direction of reading, and every
/// byte that is not UTF-8 written out, as in \x1b or \u202e: it can be shown anywhere, and steers nothing.
std::string visible(std::string_view text, LineBreaks breaks = LineBreaks::escaped);

/// Returns how many code points a text has; a byte that is not UTF-8 counts as one.
std::size_t count_points(std::string_view text) noexcept;

/// Returns whether a text can be shown as it is, on one line: `visible` would change nothing in it.
bool is_plain_line(std::string_view text) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/visible.ipp"
#endif
