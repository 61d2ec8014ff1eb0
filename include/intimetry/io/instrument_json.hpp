#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Reads an instrument from JSON text; `name` is the file's name for messages.
/// @throws Error(instrument_invalid) with every defect, each with its code and JSON pointer: first violations
/// of the format, then contradictions between the parts. A file of another kind or of a later version has
/// only that defect
Instrument load_instrument(std::string_view text, std::string_view name);

/// Writes the instrument as JSON text. Loading it gives the same instrument; saving that gives the same text.
std::string save_instrument(const Instrument& instrument);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/instrument_json.ipp"
#endif
