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

INTIMETRY_INLINE const SheetScores* find_sheet(const CoupleProfile& profile, std::string_view partner,
                                               std::string_view instrument,
                                               Perspective perspective) noexcept {
  for (const SheetScores& sheet : profile.sheets) {
    if (sheet.partner == partner && sheet.instrument == instrument && sheet.perspective == perspective)
      return &sheet;
  }
  return nullptr;
}

INTIMETRY_INLINE const SheetScore* find_score(const SheetScores* sheet, std::string_view scale) noexcept {
  if (sheet == nullptr) return nullptr;
  for (const SheetScore& score : sheet->scores) {
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
