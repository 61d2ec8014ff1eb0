#include "text/terminal_text.hpp"

#include <algorithm>
#include <array>

#include "intimetry/core/visible.hpp"

namespace intimetry::text {
namespace {

/// The control sequences of text::Style, and no others: a file's text can at most be bold.
constexpr std::array<std::string_view, 5> style_orders{"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[33m",
                                                       "\x1b[1;31m"};

std::size_t style_size(std::string_view text) noexcept {
  for (const std::string_view order : style_orders) {
    if (text.starts_with(order)) return order.size();
  }
  return 0;
}

/// Returns the number of bytes of a line end or tab that are kept at the start of this text.
std::size_t layout_size(std::string_view text, TableMarks marks) noexcept {
  if (text.front() == '\n') return 1;
  if (marks == TableMarks::escaped) return 0;
  if (text.front() == '\t') return 1;
  return text.starts_with("\r\n") ? 2 : 0;
}

}  // namespace

std::string shown_text(std::string_view text, Styles styles, TableMarks marks) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const TextPoint point = text_point(text, 0);
    const std::size_t style = styles == Styles::escaped ? 0 : style_size(text);
    const std::size_t layout = layout_size(text, marks);
    std::size_t size = point.length;
    if (may_be_shown(point)) {
      shown += text.substr(0, size);
    } else if (style != 0 || layout != 0) {
      size = std::max(style, layout);
      if (style == 0 || styles == Styles::kept) shown += text.substr(0, size);
    } else {
      append_escape(shown, point);
    }
    text.remove_prefix(size);
  }
  return shown;
}

std::size_t whole_letters(std::string_view part) noexcept {
  const std::size_t most = std::min<std::size_t>(part.size(), 3);
  for (std::size_t back = 1; back <= most; ++back) {
    const auto byte = static_cast<unsigned char>(part[part.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? part.size() - back : part.size();
  }
  return part.size();
}

}  // namespace intimetry::text
