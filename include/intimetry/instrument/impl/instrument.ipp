#pragma once

#include <cmath>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::string in_english(const LocalText& text) {
  if (const auto english = text.find("en"); english != text.end()) return english->second;
  return text.empty() ? std::string() : text.begin()->second;
}

INTIMETRY_INLINE bool ResponseSet::allows(double answer) const noexcept {
  if (!(answer >= min && answer <= max)) return false;
  return continuous || std::fmod(answer - min, step) == 0;
}

INTIMETRY_INLINE Direction direction_of(const Instrument& instrument, std::string_view scale) noexcept {
  if (const Scale* found = find_by_id(instrument.scales, scale)) return found->direction;
  const Composite* composite = find_by_id(instrument.composites, scale);
  return composite == nullptr ? Direction::neither : composite->direction;
}

INTIMETRY_INLINE bool has_clinician_items(const Instrument& instrument) noexcept {
  for (const Item& item : instrument.items) {
    if (item.visibility == Visibility::clinician) return true;
  }
  return false;
}

}  // namespace intimetry::INTIMETRY_MODE
