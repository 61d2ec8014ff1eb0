#pragma once

#include "intimetry/data/couple.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool has_clinician_file(const CoupleFile& couple) noexcept {
  return !couple.clinician_file.empty() && couple.clinician_file != "none" && couple.clinician_file != "lost";
}

INTIMETRY_INLINE bool was_seen_alone(const CoupleFile& couple, std::string_view partner) noexcept {
  for (const SeenAlone& seen : couple.seen_alone) {
    if (seen.partner == partner) return true;
  }
  return false;
}

INTIMETRY_INLINE const Partner* find_partner(const CoupleFile& couple, std::string_view id) noexcept {
  for (const Partner& partner : couple.partners) {
    if (partner.id == id) return &partner;
  }
  return nullptr;
}

}  // namespace intimetry::INTIMETRY_MODE
