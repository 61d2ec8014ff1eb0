#pragma once

#include <string>

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns what an audience sees of one partner's answers, as data: scores, single answers, scores over time.
/// @param partner the id of the one whose answers they are
/// @missing no blocks where nothing is shown
/// @verified tests/golden/case_consent_test.py, by hand
ReportSection shared_section(const AudienceProfile& seen, const std::string& partner,
                             const InstrumentLookup& lookup);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/report/impl/shared_section.ipp"
#endif
