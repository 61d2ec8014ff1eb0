#pragma once

#include <string>

#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

/// Returns what an audience sees of one partner's answers: the scores of each administration with their
/// error, the single answers, and earlier occasions by number.
std::string shared_text(const AudienceProfile& seen, const std::string& partner,
                        const InstrumentLookup& lookup, const text::Style& style);

}  // namespace intimetry::render
