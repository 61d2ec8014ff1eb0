#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/couple/audience.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns a couple's report for an audience, as data.
/// @param couple as in its file; only the audience's view of it is used
/// @missing an empty section is left out, so that withheld data look as if they did not exist
/// @throws as profile_for
/// @verified tests/golden: each audience and format; figures and changes against the subcommands couple and
///   change; no influence of withheld data
Report couple_report(const CoupleFile& couple, const Audience& audience, const InstrumentLookup& lookup,
                     const CoupleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/report/impl/couple_report.ipp"
#endif
