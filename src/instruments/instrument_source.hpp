#pragma once

#include <string>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::instruments {

/// Returns the instrument for `-i`: the id of a bundled one, or a path (with a slash, or ending in .json).
/// @throws Error(unknown_id) with the nearest id, file_not_found, instrument_invalid
Instrument find_instrument(const std::string& id_or_path);

/// Returns the instrument with the wording of a text file added.
/// @throws Error(text_invalid), file_not_found
Instrument apply_text(Instrument instrument, const std::string& text_path);

}  // namespace intimetry::instruments
