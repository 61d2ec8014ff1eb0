#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace io::detail {}  // namespace io::detail

/// Returns the couple that a JSON text describes; `name` is the file's name, for messages. With a lookup,
/// its answers are checked for privacy too (`check_privacy`).
/// @throws Error(couple_invalid) with every defect, each with its code and JSON pointer
CoupleFile load_couple(std::string_view text, std::string_view name, const InstrumentLookup& lookup = {});

/// Returns the clinician's answers that a JSON text holds; `name` is the file's name, for messages. With a
/// lookup, it is checked that they are answers to clinician items.
/// @throws Error(couple_invalid) with every defect, each with its code and JSON pointer
ClinicianFile load_clinician(std::string_view text, std::string_view name,
                             const InstrumentLookup& lookup = {});

/// Returns the couple as JSON text; loading it gives the same couple, and saving that the same text.
/// @throws Error(couple_invalid) if what would be written could not be read again
std::string save_couple(const CoupleFile& couple);

/// Returns the clinician's answers as JSON text; loading it gives the same, and saving that the same text.
/// @throws Error(couple_invalid) if what would be written could not be read again
std::string save_clinician(const ClinicianFile& clinician);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/couple_json.ipp"
#endif
