#pragma once

#include "intimetry/core/names.hpp"
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

INTIMETRY_INLINE const Administration* latest_administration(const CoupleFile& couple,
                                                             std::string_view partner,
                                                             std::string_view instrument,
                                                             Perspective perspective,
                                                             const std::optional<Date>& as_of) {
  const Administration* found = nullptr;
  for (const Administration& given : couple.administrations) {
    if (given.partner != partner || given.instrument != instrument || given.perspective != perspective)
      continue;
    if (as_of && given.date > *as_of) continue;
    if (found == nullptr || given.date > found->date) found = &given;
  }
  return found;
}

INTIMETRY_INLINE bool is_couple_id(std::string_view text) noexcept { return is_id(text, "._-", true); }

INTIMETRY_INLINE bool is_partner_id(std::string_view text) noexcept {
  return is_id(text, "_-", false) && text != "clinician" && text != "joint";
}

}  // namespace intimetry::INTIMETRY_MODE
