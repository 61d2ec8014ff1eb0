#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"

// The syntax of ids and language tags in all files.

namespace intimetry::INTIMETRY_MODE {

bool is_lower(char c);
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// Letters, digits and underscores, a letter first: item and response set ids.
bool is_name(std::string_view text);

/// A name in lower case: scale ids and rules, which become column names.
bool is_lower_name(std::string_view text);

/// Lower-case words joined by single hyphens, a letter first: instrument ids, which are folder names.
bool is_instrument_id(std::string_view text);

/// Letters, digits and the given signs, a letter first (or a digit, where that is allowed).
bool is_id(std::string_view text, std::string_view signs, bool digit_first);

/// A language tag such as "en" or "pt-BR".
bool is_language(std::string_view tag);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/names.ipp"
#endif
