#pragma once

#include <string>
#include <vector>

#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::instruments {

/// Reads the norms in a file; with an instrument, checks that they are norms of that instrument.
/// @throws Error(norms_invalid) with every defect; what reading a file throws
NormFile read_norm_file(const std::string& path, const Instrument* instrument = nullptr);

/// Reads the norm files at these paths, one per instrument.
/// @throws Error(bad_usage) for two of the same instrument; Error(norms_invalid) for one that does not fit
///   its instrument; what reading a file throws
std::vector<NormFile> read_norms(const std::vector<std::string>& paths, const InstrumentLookup& lookup);

}  // namespace intimetry::instruments
