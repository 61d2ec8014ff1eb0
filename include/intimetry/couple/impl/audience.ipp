#pragma once

#include "intimetry/core/error.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/impl/visible.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Audience audience_from_word(std::string_view word, const CoupleFile& couple) {
  if (word == "clinician") return {Audience::Kind::clinician, {}};
  if (word == "joint") return {Audience::Kind::joint, {}};
  if (find_partner(couple, word) != nullptr) return {Audience::Kind::partner, std::string(word)};
  std::string known = "clinician, joint";
  for (const Partner& partner : couple.partners) known += ", " + partner.id;
  throw Error(ErrorCode::unknown_id,
              "no audience '" + std::string(word) + "' for this couple; there are: " + known);
}

INTIMETRY_INLINE bool VisibleCouple::shows_item(std::string_view partner, std::string_view instrument,
                                                Perspective perspective,
                                                std::string_view item) const noexcept {
  return any_shown(partner, instrument, perspective, [&](const Shown& of) {
    return std::find(of.items.begin(), of.items.end(), item) != of.items.end();
  });
}

INTIMETRY_INLINE bool VisibleCouple::shows_scale(std::string_view partner, std::string_view instrument,
                                                 Perspective perspective,
                                                 std::string_view scale) const noexcept {
  return any_shown(partner, instrument, perspective, [&](const Shown& of) {
    return std::find(of.scales.begin(), of.scales.end(), scale) != of.scales.end();
  });
}

}  // namespace intimetry::INTIMETRY_MODE
