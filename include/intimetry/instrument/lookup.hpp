#pragma once

#include <functional>
#include <string_view>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry {

/// Returns the instrument with this id, or null. What it returns outlives the use of the lookup.
using InstrumentLookup = std::function<const Instrument*(std::string_view id)>;

}  // namespace intimetry
