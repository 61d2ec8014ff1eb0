#pragma once

#include <string_view>
#include <vector>

#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_profiler.hpp"

namespace intimetry {

/// One couple as one audience may know it, and its profile.
struct AudienceProfile {
  VisibleCouple visible;
  CoupleProfile profile;
};

/// Returns a couple's profile for an audience. Scales that say how to read the others are for the clinician:
/// to a person they would be a judgement.
/// @param couple as its file has it; whatever the audience may not see is taken out here, before anything is
///   computed. The clinician's answers may be left out from the start for anyone else
/// @missing, throws as couple_profile and visible_to
inline AudienceProfile profile_for(const Audience& audience, const CoupleFile& couple,
                                   const InstrumentLookup& lookup, CoupleOptions options = {}) {
  AudienceProfile result{visible_to(audience, couple, lookup), {}};
  const bool for_clinician = audience.kind == Audience::Kind::clinician;
  const VisibleCouple& visible = result.visible;
  options.include_private = for_clinician;
  options.shows_item = [&visible](std::string_view partner, std::string_view instrument,
                                  std::string_view item) {
    return visible.shows_item(partner, instrument, item);
  };
  result.profile = couple_profile(visible.couple, lookup, options);
  if (for_clinician) return result;
  const auto is_validity = [](const auto& of) { return of.kind == ScaleKind::validity; };
  for (SheetScores& sheet : result.profile.sheets) std::erase_if(sheet.scores, is_validity);
  for (DiscrepancyFamily& family : result.profile.families) std::erase_if(family.rows, is_validity);
  return result;
}

}  // namespace intimetry
