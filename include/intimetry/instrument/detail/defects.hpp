#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

bool is_blank_text(std::string_view text);

/// A DOI such as "10.1000/182".
bool is_doi(std::string_view text);

std::string number_text(double value);

/// Return ", found 1.5" and ", found 4 and 0", the end of a message about numbers.
std::string found(double value);
std::string found(double one, double other);

/// Collects defects, each with a JSON pointer.
class Defects {
 public:
  void add(ErrorCode code, std::string where, std::string message) {
    found_.push_back({code, std::move(where), std::move(message)});
  }

  void require_source(std::string_view source, const std::string& where);

  void require_text(std::string_view text, const std::string& where) {
    if (is_blank_text(text)) add(ErrorCode::bad_value, where, "expected a text, found an empty one");
  }

  void require_finite(double value, const std::string& where) {
    if (!std::isfinite(value)) add(ErrorCode::bad_value, where, "expected a finite number" + found(value));
  }

  void check_text(const LocalText& text, const std::string& where);

  void require_title(const LocalText& title, const std::string& where);

  /// Notes an id that is already taken.
  void require_new(std::set<std::string, std::less<>>& taken, const std::string& id,
                   const std::string& where);

  void add_unknown(std::string_view kind, std::string_view id, const std::string& where,
                   const std::vector<std::string>& known);

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

/// Private instructions need at least one clinician item.
void require_clinician_items(const Instrument& instrument, Defects& defects);

std::string at(const char* list, std::size_t index);

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/defects.ipp"
#endif
