#pragma once

#include "intimetry/couple/couple_profile_parts.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE const DiscrepancyFamily* find_family(const CoupleProfile& profile,
                                                      std::string_view id) noexcept {
  for (const DiscrepancyFamily& family : profile.families) {
    if (family.id == id) return &family;
  }
  return nullptr;
}

INTIMETRY_INLINE const AdministrationScores* find_administration(const CoupleProfile& profile,
                                                                 std::string_view partner,
                                                                 std::string_view instrument,
                                                                 Perspective perspective) noexcept {
  for (const AdministrationScores& administration : profile.administrations) {
    if (administration.partner == partner && administration.instrument == instrument &&
        administration.perspective == perspective)
      return &administration;
  }
  return nullptr;
}

INTIMETRY_INLINE const AdministrationScore* find_score(const AdministrationScores* administration,
                                                       std::string_view scale) noexcept {
  if (administration == nullptr) return nullptr;
  for (const AdministrationScore& score : administration->scores) {
    if (score.scale == scale) return &score;
  }
  return nullptr;
}

INTIMETRY_INLINE const Discrepancy* find_discrepancy(const CoupleProfile& profile,
                                                     std::string_view id) noexcept {
  for (const DiscrepancyFamily& family : profile.families) {
    for (const Discrepancy& row : family.rows) {
      if (row.id == id) return &row;
    }
  }
  return nullptr;
}

}  // namespace intimetry::INTIMETRY_MODE
