#pragma once

#include <cstddef>

#include "intimetry/core/names.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

INTIMETRY_INLINE bool is_name(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && c != '_') return false;
  }
  return true;
}

INTIMETRY_INLINE bool is_lower_name(std::string_view text) {
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') return false;
  }
  return is_name(text);
}

INTIMETRY_INLINE bool is_instrument_id(std::string_view text) {
  if (text.empty() || !is_lower(text.front()) || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!is_lower(c) && !is_digit(c) && c != '-') return false;
    if (c == '-' && text[i + 1] == '-') return false;
  }
  return true;
}

INTIMETRY_INLINE bool is_id(std::string_view text, std::string_view signs, bool digit_first) {
  if (text.empty() || !(is_letter(text.front()) || (digit_first && is_digit(text.front())))) return false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && signs.find(c) == std::string_view::npos) return false;
  }
  return true;
}

INTIMETRY_INLINE bool is_language(std::string_view tag) {
  std::size_t part = 0;
  bool first = true;
  for (const char c : tag) {
    if (c == '-') {
      if (part == 0 || (first && part < 2)) return false;
      first = false;
      part = 0;
      continue;
    }
    if (!(is_letter(c) || (!first && is_digit(c))) || ++part > 8) return false;
  }
  return part >= (first ? 2U : 1U);
}

}  // namespace intimetry::INTIMETRY_MODE
