#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/couple.hpp"

// The order in which consents were entered decides, not their dates: a mistyped year must not overrule a
// "no".

namespace intimetry::INTIMETRY_MODE {

/// Returns whether a consent includes this scale in this perspective.
bool covers(const Consent& consent, Perspective perspective, std::string_view scale) noexcept;

/// Returns what a partner shares of one scale in one perspective. An empty `scale` stands for questions
/// outside all scales: only consents that name no scales apply to them. A consent to share less applies from
/// its entry on, whatever its date. A consent to share more applies only if its date is not before the last
/// withdrawal. In files written before the order of entry was kept, such a consent never allows more than the
/// one with the latest date.
/// @missing nothing is shared without consent
Share shared_by(const CoupleFile& couple, std::string_view partner, std::string_view instrument,
                Perspective perspective, std::string_view scale);

/// Adds a consent at the end of the list.
/// @param scales the instrument's scales, for a consent that names none
/// @throws Error(consent_refused) if it would share more than now and its date is before the last withdrawal,
/// in any perspective and scale that it includes
void enter_consent(CoupleFile& couple, Consent consent, const std::vector<std::string>& scales,
                   const std::vector<Perspective>& perspectives);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/consent.ipp"
#endif
