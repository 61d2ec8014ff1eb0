#pragma once

#include <string>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::render {

/// Returns everything known about an instrument, with sources, for a person to read.
std::string show_text(const Instrument& instrument);

}  // namespace intimetry::render
