#pragma once

#include "intimetry/data/norm_file.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE const GroupNorm* find_norm(const NormFile& file, std::string_view scale,
                                            std::string_view group, Perspective perspective,
                                            const std::optional<std::string>& role) noexcept {
  const GroupNorm* of_all = nullptr;
  bool by_role = false;
  for (const GroupNorm& norm : file.norms) {
    if (norm.scale != scale || norm.group != group || norm.perspective != perspective) continue;
    if (norm.role == role && role) return &norm;
    by_role = by_role || norm.role;
    if (!norm.role) of_all = &norm;
  }
  return role && by_role ? nullptr : of_all;
}

INTIMETRY_INLINE const NormReliability* find_reliability(const GroupNorm& norm,
                                                         Coefficient coefficient) noexcept {
  for (const NormReliability& reliability : norm.reliabilities) {
    if (reliability.coefficient == coefficient) return &reliability;
  }
  return nullptr;
}

INTIMETRY_INLINE const CoupleScaleNorm* find_scale(const CoupleNorm& norm, std::string_view scale) noexcept {
  for (const CoupleScaleNorm& figures : norm.scales) {
    if (figures.scale == scale) return &figures;
  }
  return nullptr;
}

}  // namespace intimetry::INTIMETRY_MODE
