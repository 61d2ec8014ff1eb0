#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns a couple's profile with all its figures, as data: a section for each questionnaire, the dimensions
/// side by side, what it rests on. Partners are called by their ids, which keeps tables narrow.
/// @missing as couple_report
/// @verified tests/unit/report, by hand; tests/golden: non-interference
Report profile_report(const AudienceProfile& seen, const InstrumentLookup& lookup);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/report/impl/profile_report.ipp"
#endif
