#pragma once

#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A couple in its two parts: what others may read, and what only the clinician may.
struct SplitCouple {
  CoupleFile open;
  ClinicianFile clinician;
};

namespace io::detail {}  // namespace io::detail

/// Returns the couple in its two parts. An administration goes whole into the clinician's part if all its
/// answers do: that it took place is then for the clinician alone to know.
/// @throws Error(couple_invalid) if an instrument or an item is unknown, so that nothing says whether an
/// answer is private
SplitCouple split_couple(const CoupleFile& couple, const InstrumentLookup& lookup);

/// Returns the couple with the clinician's answers in it. Within an administration they follow the others;
/// administrations that are the clinician's alone come last. `name` is the clinician's file's, for messages.
/// @throws Error(couple_invalid) with every contradiction between the two, by its place in the clinician's
CoupleFile join_couple(const CoupleFile& open, const ClinicianFile& clinician, std::string_view name);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/couple_split.ipp"
#endif
