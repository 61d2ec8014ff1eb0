#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace io::detail {}  // namespace io::detail

/// Reads a couple from JSON text; `name` is the file's name for messages. With a lookup, the privacy of its
/// answers is checked too (`check_privacy`).
/// @throws Error(couple_invalid) with every defect, each with its code and JSON pointer
CoupleFile load_couple(std::string_view text, std::string_view name, const InstrumentLookup& lookup = {});

/// Reads the clinician's answers from JSON text; `name` is the file's name for messages. With a lookup,
/// answers to other than clinician items are defects.
/// @throws Error(couple_invalid) with every defect, each with its code and JSON pointer
ClinicianFile load_clinician(std::string_view text, std::string_view name,
                             const InstrumentLookup& lookup = {});

/// Writes the couple as JSON text. Loading it gives the same couple; saving that gives the same text.
/// @throws Error(couple_invalid) if the text could not be loaded again
std::string save_couple(const CoupleFile& couple);

/// Writes the clinician's answers as JSON text. Loading it gives the same answers; saving those gives the
/// same text.
/// @throws Error(couple_invalid) if the text could not be loaded again
std::string save_clinician(const ClinicianFile& clinician);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/couple_json.ipp"
#endif
