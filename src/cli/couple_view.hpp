#pragma once

#include <string>

#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::cli {

/// What one audience may see of a couple.
struct CoupleView {
  CoupleProfile profile;
  Audience audience;
};

/// Returns the profile in a couple's file for "clinician", "joint" or a partner's id. The clinician's file is
/// opened for the clinician alone.
/// @throws Error(unknown_partner) for another audience; what loading a couple throws
CoupleView view_couple(const std::string& file, const std::string& audience, const InstrumentLookup& lookup,
                       CoupleOptions options);

}  // namespace intimetry::cli
