#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace intimetry::text {

/// How to treat the control sequences of text::Style for bold, dim and colours.
enum class Styles { escaped, kept, removed };

/// How to treat tabs and \r\n line ends, which are common in tables.
enum class TableMarks { escaped, kept };

/// Returns a text of several lines with control characters escaped (`visible`), except those to keep.
std::string shown_text(std::string_view text, Styles styles, TableMarks marks = TableMarks::escaped);

/// Returns the number of bytes of complete UTF-8 sequences in a part of a text: the rest continues in the
/// next part.
std::size_t whole_letters(std::string_view part) noexcept;

}  // namespace intimetry::text
