#pragma once

#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/couple_profiler.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleProfile couple_profile(const CoupleFile& couple, const InstrumentLookup& lookup,
                                              const CoupleOptions& options) {
  return CoupleProfiler(lookup, options).profile(couple);
}

}  // namespace intimetry::INTIMETRY_MODE
