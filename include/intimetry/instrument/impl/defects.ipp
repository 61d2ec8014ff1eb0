#pragma once

#include <algorithm>
#include <cstdio>

#include "intimetry/core/names.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

INTIMETRY_INLINE bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

INTIMETRY_INLINE bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size() || text.substr(0, 3) != "10.") return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  return registrant.size() >= 4 && registrant.size() <= 9 &&
         registrant.find_first_not_of("0123456789") == std::string_view::npos &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

INTIMETRY_INLINE std::string number_text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.15g", value);
  std::string text = digits;
  std::replace(text.begin(), text.end(), ',', '.');  // the calling program may have set another locale
  return text;
}

INTIMETRY_INLINE std::string found(double value) { return ", found " + number_text(value); }

INTIMETRY_INLINE std::string found(double one, double other) {
  return found(one) + " and " + number_text(other);
}

INTIMETRY_INLINE void Defects::require_source(std::string_view source, const std::string& where) {
  if (is_blank_text(source)) {
    add(ErrorCode::figure_without_source, where + "/source", "a figure must say where it comes from");
  }
}

INTIMETRY_INLINE void Defects::check_text(const LocalText& text, const std::string& where) {
  for (const auto& [language, words] : text) {
    const std::string place = where + pointer_step(language);
    if (!is_language(language)) {
      add(ErrorCode::bad_value, place, "'" + language + "' is not a language tag such as en or pt-BR");
    }
    require_text(words, place);
  }
}

INTIMETRY_INLINE void Defects::require_title(const LocalText& title, const std::string& where) {
  if (title.empty()) add(ErrorCode::empty_list, where, "a title in at least one language is needed");
  check_text(title, where);
}

INTIMETRY_INLINE void Defects::require_new(std::set<std::string, std::less<>>& taken, const std::string& id,
                                           const std::string& where) {
  if (!taken.insert(id).second) add(ErrorCode::duplicate_id, where, "the id '" + id + "' is already taken");
}

INTIMETRY_INLINE void Defects::add_unknown(std::string_view kind, std::string_view id,
                                           const std::string& where, const std::vector<std::string>& known) {
  add(ErrorCode::unknown_reference, where,
      "there is no " + std::string(kind) + " '" + std::string(id) + "'" + did_you_mean(id, known));
}

INTIMETRY_INLINE void require_clinician_items(const Instrument& instrument, Defects& defects) {
  if (has_clinician_items(instrument)) return;
  defects.add(ErrorCode::bad_value, "/private_instructions",
              "expected none, because no item has the visibility '" +
                  std::string(word(Visibility::clinician)) +
                  "'; 'instructions' are those for all other items");
}

INTIMETRY_INLINE std::string at(const char* list, std::size_t index) {
  return "/" + std::string(list) + "/" + std::to_string(index);
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail
