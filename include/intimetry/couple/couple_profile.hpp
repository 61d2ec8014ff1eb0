#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns what one couple's answers say of the two: every discrepancy that the answered perspectives allow,
/// each with its measurement error and where that comes from, tested in families; the two profiles compared;
/// what each knows of the other; the items. Of several dates the latest counts.
/// @formula see the functions of stats/ that it is made of: holm_adjusted, global_q, profile_distance,
///   equal_profiles_band, true_profiles_band, difference_test, quadratic_kappa; errors:
///   precision/error_of.hpp
/// @unit raw scores, POMP beside
/// @missing nothing is assumed for what was not answered: the family, or the row, says why it has no value;
///   answers to another edition than the one that is compared are scored by their own key, if the lookup
///   knows it, and not compared
/// @throws Error(bad_argument) unless there are two partners; Error(instrument_invalid); never for answers
CoupleProfile couple_profile(const CoupleFile& couple, const InstrumentLookup& lookup,
                             const CoupleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_profile.ipp"
#endif
