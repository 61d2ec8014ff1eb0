#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns all results from one couple's answers: every discrepancy between the answered perspectives, with
/// its measurement error and error source, tested in families; the comparison of the two profiles; each
/// partner's perception of the other; the items. The latest of several administrations is used.
/// @formula see the functions of stats/: holm_adjusted, global_q, profile_distance, equal_profiles_band,
///   true_profiles_band, difference_test, quadratic_kappa; errors: precision/error_of.hpp
/// @unit raw scores, and POMP
/// @missing a missing answer is not estimated: the family or the row gives the missing reason. Answers to an
///   edition other than the compared one are scored with their own key, if the lookup knows it, and not
///   compared
/// @throws Error(bad_argument) unless there are two partners; Error(instrument_invalid); never because of the
///   answers
CoupleProfile couple_profile(const CoupleFile& couple, const InstrumentLookup& lookup,
                             const CoupleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_profile.ipp"
#endif
