#pragma once

#include <string>

#include "intimetry/couple/audience.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::cases {

/// A couple's file opened for one audience. The clinician's answers are included only for the clinician.
struct AudienceCouple {
  CoupleFile couple;
  Audience audience;
};

/// Opens a couple's file for "clinician", "joint" or a partner's id. The clinician's file is opened only for
/// the clinician; output for others cannot depend on it.
/// @throws Error(unknown_id) for another audience; what loading a couple throws
AudienceCouple load_couple_for(const std::string& audience, const std::string& file,
                               const InstrumentLookup& lookup);

}  // namespace intimetry::cases
