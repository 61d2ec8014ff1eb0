#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/names.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::detail {

inline bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A DOI such as "10.1000/182".
inline bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size() || text.substr(0, 3) != "10.") return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  return registrant.size() >= 4 && registrant.size() <= 9 &&
         registrant.find_first_not_of("0123456789") == std::string_view::npos &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

inline std::string number_text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.15g", value);
  std::string text = digits;
  std::replace(text.begin(), text.end(), ',', '.');  // the program around us may have set a locale
  return text;
}

/// Return ", found 1.5" and ", found 4 and 0": the end of a message about numbers.
inline std::string found(double value) { return ", found " + number_text(value); }
inline std::string found(double one, double other) { return found(one) + " and " + number_text(other); }

/// Collects what is wrong, with a JSON pointer for each.
class Defects {
 public:
  void add(ErrorCode code, std::string where, std::string message) {
    found_.push_back({code, std::move(where), std::move(message)});
  }

  void require_source(std::string_view source, const std::string& where) {
    if (is_blank_text(source)) {
      add(ErrorCode::figure_without_source, where + "/source", "a figure must say where it comes from");
    }
  }

  void require_text(std::string_view text, const std::string& where) {
    if (is_blank_text(text)) add(ErrorCode::bad_value, where, "expected a text, found an empty one");
  }

  void require_finite(double value, const std::string& where) {
    if (!std::isfinite(value)) add(ErrorCode::bad_value, where, "expected a finite number" + found(value));
  }

  void check_text(const LocalText& text, const std::string& where) {
    for (const auto& [language, words] : text) {
      const std::string place = where + pointer_step(language);
      if (!is_language(language)) {
        add(ErrorCode::bad_value, place, "'" + language + "' is not a language tag such as en or pt-BR");
      }
      require_text(words, place);
    }
  }

  void require_title(const LocalText& title, const std::string& where) {
    if (title.empty()) add(ErrorCode::empty_list, where, "a title in at least one language is needed");
    check_text(title, where);
  }

  /// Notes an id that something of its kind already has.
  void require_new(std::set<std::string, std::less<>>& taken, const std::string& id,
                   const std::string& where) {
    if (!taken.insert(id).second) add(ErrorCode::duplicate_id, where, "the id '" + id + "' is already taken");
  }

  void add_unknown(std::string_view kind, std::string_view id, const std::string& where,
                   const std::vector<std::string>& known) {
    add(ErrorCode::unknown_reference, where,
        "there is no " + std::string(kind) + " '" + std::string(id) + "'" + did_you_mean(id, known));
  }

  [[nodiscard]] std::vector<Defect> take() { return std::move(found_); }

 private:
  std::vector<Defect> found_;
};

template <class Element>
std::vector<std::string> ids_of(const std::vector<Element>& elements) {
  std::vector<std::string> ids;
  for (const Element& element : elements) ids.push_back(element.id);
  return ids;
}

/// What is said with the items for the clinician alone needs such items.
inline void require_clinician_items(const Instrument& instrument, Defects& defects) {
  if (has_clinician_items(instrument)) return;
  defects.add(ErrorCode::bad_value, "/private_instructions",
              "expected none, because no item has the visibility '" +
                  std::string(word(Visibility::clinician)) +
                  "', with which they are said; 'instructions' holds what is said with all others");
}

inline std::string at(const char* list, std::size_t index) {
  return "/" + std::string(list) + "/" + std::to_string(index);
}

}  // namespace intimetry::detail
