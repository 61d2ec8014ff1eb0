#pragma once

#include "intimetry/instrument/lookup.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE InstrumentLookup InstrumentLookup::with_ids(std::vector<std::string> ids) const {
  InstrumentLookup lookup = *this;
  lookup.ids_ = std::move(ids);
  return lookup;
}

}  // namespace intimetry::INTIMETRY_MODE
