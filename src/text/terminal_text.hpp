#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intimetry::text {

/// What becomes of the orders for bold, dim and colours that text::Style writes.
enum class Styles { escaped, kept, removed };

/// What becomes of tabs and of line ends of \r\n, which tables have.
enum class TableMarks { escaped, kept };

/// Returns a text of several lines in which nothing steers a terminal but what is kept: all else is made
/// visible (`visible`).
std::string shown_text(std::string_view text, Styles styles, TableMarks marks = TableMarks::escaped);

/// Returns how many bytes of a part of a text make whole letters: the rest goes on in the next part.
std::size_t whole_letters(std::string_view part) noexcept;

}  // namespace intimetry::text
