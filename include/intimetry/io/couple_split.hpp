#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A couple in two parts: what others may read, and what only the clinician may read.
struct SplitCouple {
  CoupleFile open;
  ClinicianFile clinician;
};

namespace io::detail {}  // namespace io::detail

/// Splits a couple into its two parts. An administration with private answers only goes into the clinician's
/// part as a whole, because only the clinician may know that it took place.
/// @throws Error(couple_invalid) if an instrument or an item is unknown, so that it is unknown whether an
/// answer is private
SplitCouple split_couple(const CoupleFile& couple, const InstrumentLookup& lookup);

/// Returns the couple with the clinician's answers added. Within an administration they come after the
/// others; administrations that only the clinician has come last. `name` is the clinician's file, for
/// messages.
/// @throws Error(couple_invalid) with every contradiction between the two, by its place in the clinician's
/// file
CoupleFile join_couple(const CoupleFile& open, const ClinicianFile& clinician, std::string_view name);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/couple_split.ipp"
#endif
