#pragma once

#include <string>

#include "intimetry/couple/audience.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::cases {

/// A couple's file, opened for one audience: without the clinician's answers, unless it is for the clinician.
struct AudienceCouple {
  CoupleFile couple;
  Audience audience;
};

/// Opens a couple's file for "clinician", "joint" or a partner's id. The clinician's answers are opened for
/// the clinician alone: for anyone else their file might as well not exist.
/// @throws Error(unknown_id) for another audience; what loading a couple throws
AudienceCouple load_couple_for(const std::string& audience, const std::string& file,
                               const InstrumentLookup& lookup);

}  // namespace intimetry::cases
