#pragma once

#include <string>

#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns the profile as a person reads it: for each instrument the scores, then what is beyond error and
/// what is not, in tables with words; statistics of whole profiles and single items last.
std::string couple_text(const CoupleProfile& profile, const Audience& audience,
                        const InstrumentLookup& lookup, const text::Style& style);

}  // namespace intimetry::render
