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

/// One couple's data and profile for one audience.
struct AudienceProfile {
  VisibleCouple visible;
  CoupleProfile profile;
};

/// As profile_for, without the requirement that each partner was seen alone.
AudienceProfile profile_seen_by(const Audience& audience, const CoupleFile& couple,
                                const InstrumentLookup& lookup, CoupleOptions options);

/// Returns a couple's profile for an audience. Validity scales are only for the clinician.
/// @param couple as in its file; what the audience may not see is removed here, before any computation. For
///   other audiences the caller may leave out the clinician's answers
/// @missing, throws as couple_profile and visible_to; Error(not_seen_alone) for joint, as require_seen_alone
AudienceProfile profile_for(const Audience& audience, const CoupleFile& couple,
                            const InstrumentLookup& lookup, CoupleOptions options = {});

/// Returns the courses over time that an audience may see; those of others have no dates, except for the
/// clinician.
/// @param visible from `visible_to` or a profile, with the same lookup
/// @missing, throws as couple_changes
std::vector<PartnerCourse> courses_for(const VisibleCouple& visible, const InstrumentLookup& lookup,
                                       CoupleOptions options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/audience_profile.ipp"
#endif
