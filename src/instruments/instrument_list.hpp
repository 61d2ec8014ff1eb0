#pragma once

#include <string>
#include <vector>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::instruments {

/// Returns the instruments that are compiled in.
std::vector<Instrument> load_bundled();

/// Returns whether every item has a text in some language.
bool has_wording(const Instrument& instrument);

/// Returns the ids of the instruments that measure a dimension, separated by commas.
std::string on_dimension(const std::vector<Instrument>& instruments, Dimension dimension);

/// Returns the list of instruments as JSON, one object per instrument.
std::string instrument_list_json(const std::vector<Instrument>& instruments);

}  // namespace intimetry::instruments
