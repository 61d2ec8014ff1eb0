#pragma once

#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the instrument that a JSON text describes; `name` is the file's name, for messages.
/// @throws Error(instrument_invalid) with every defect, each with its code and JSON pointer: first what the
/// format forbids, then what the parts say against each other; of another kind of file, or one of a later
/// version, only that
Instrument load_instrument(std::string_view text, std::string_view name);

/// Returns the instrument as JSON text; loading it gives the same instrument, and saving that the same text.
std::string save_instrument(const Instrument& instrument);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/instrument_json.ipp"
#endif
