#pragma once

#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_changes.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One couple as one audience may know it, and what can be said of it.
struct AudienceProfile {
  VisibleCouple visible;
  CoupleProfile profile;
};

/// Returns the same as profile_for, without the check that each partner was seen alone: for what is not given
/// to the audience, such as the page of a clinician.
AudienceProfile profile_seen_by(const Audience& audience, const CoupleFile& couple,
                                const InstrumentLookup& lookup, CoupleOptions options);

/// Returns a couple's profile for an audience. Scales that say how to read the others are for the clinician.
/// @param couple as its file has it; whatever the audience may not see is taken out here, before anything is
///   computed. The clinician's answers may be left out from the start for anyone else
/// @missing, throws as couple_profile and visible_to; Error(not_seen_alone) for joint, as require_seen_alone
AudienceProfile profile_for(const Audience& audience, const CoupleFile& couple,
                            const InstrumentLookup& lookup, CoupleOptions options = {});

/// Returns the courses over time that an audience may see; other people's are undated, but for the clinician.
/// @param visible as `visible_to` or a profile gives it, with the same lookup
/// @missing, throws as couple_changes
std::vector<PartnerCourse> courses_for(const VisibleCouple& visible, const InstrumentLookup& lookup,
                                       CoupleOptions options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/audience_profile.ipp"
#endif
