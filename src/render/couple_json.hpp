#pragma once

#include <string>

#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

/// Returns the profile as JSON: every value with its error, its source and why it is missing where it is.
text::Json couple_json(const CoupleProfile& profile, const Audience& audience);

/// Returns the word for an audience: "clinician", "joint", or the partner's id.
std::string audience_word(const Audience& audience);

}  // namespace intimetry::render
