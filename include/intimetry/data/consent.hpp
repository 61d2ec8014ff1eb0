#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/couple.hpp"

// What is agreed to is decided by the order in which consents were entered, not by the dates written on them:
// who says "no" must not be overruled by a mistyped year.

namespace intimetry::INTIMETRY_MODE {

/// Returns whether a consent speaks of this scale in this perspective.
bool covers(const Consent& consent, Perspective perspective, std::string_view scale) noexcept;

/// Returns what a partner shares of one scale in one perspective. `scale` may be empty: what was agreed to
/// without naming scales, which is what a question outside all scales goes by.
/// A consent to less counts from its entry on, whatever its date. A consent to more counts if its date is not
/// before that of the last one that took something back. Of consents whose order of entry is not known (files
/// written before it was kept) none counts for more than the one with the latest date allowed.
/// @missing nothing is shared where there is no consent
Share shared_by(const CoupleFile& couple, std::string_view partner, std::string_view instrument,
                Perspective perspective, std::string_view scale);

/// Adds a consent at the end of the list.
/// @param scales those of the instrument, for a consent that names none
/// @throws Error(consent_refused) if it would share more than now and its date is before that of the last
/// consent that took something back, in any perspective and scale that it speaks of
void enter_consent(CoupleFile& couple, Consent consent, const std::vector<std::string>& scales,
                   const std::vector<Perspective>& perspectives);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/consent.ipp"
#endif
