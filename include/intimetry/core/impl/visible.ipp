#pragma once

#include "intimetry/core/visible.hpp"

namespace intimetry::INTIMETRY_MODE::core::detail {

/// C0, DEL and C1 control characters: a terminal may obey them.
constexpr bool is_control(std::uint32_t point) noexcept {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

/// Line and paragraph separators, and the characters that embed, override or isolate the text direction.
constexpr bool turns_text(std::uint32_t point) noexcept {
  return (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace intimetry::INTIMETRY_MODE::core::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE TextPoint text_point(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return {1, lead, false};
  std::uint32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {1, lead, false};
    value = value << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least[length] || value > 0x10FFFF || surrogate) return {1, lead, false};
  return {length, value, true};
}

INTIMETRY_INLINE bool may_be_shown(const TextPoint& point) noexcept {
  return point.valid && !core::detail::is_control(point.value) && !core::detail::turns_text(point.value);
}

INTIMETRY_INLINE void append_escape(std::string& out, const TextPoint& point) {
  constexpr std::string_view hex = "0123456789abcdef";
  if (point.value == '\n') {
    out += "\\n";
  } else if (point.value == '\r') {
    out += "\\r";
  } else if (point.value == '\t') {
    out += "\\t";
  } else {
    const bool is_byte = !point.valid || point.value < 0x80;
    out += is_byte ? "\\x" : "\\u";
    for (std::size_t digit = is_byte ? 2 : 4; digit-- > 0;) out += hex[point.value >> (4 * digit) & 15U];
  }
}

INTIMETRY_INLINE std::string visible(std::string_view text, LineBreaks breaks) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const TextPoint point = text_point(text, at);
    const bool kept_break = breaks == LineBreaks::kept && point.value == '\n';
    if (kept_break || may_be_shown(point)) {
      shown += text.substr(at, point.length);
    } else {
      append_escape(shown, point);
    }
    at += point.length;
  }
  return shown;
}

INTIMETRY_INLINE std::size_t count_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += text_point(text, at).length) ++count;
  return count;
}

INTIMETRY_INLINE bool is_plain_line(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const TextPoint point = text_point(text, at);
    if (!may_be_shown(point)) return false;
    at += point.length;
  }
  return true;
}

}  // namespace intimetry::INTIMETRY_MODE
