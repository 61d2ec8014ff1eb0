#pragma once

#include <string>
#include <vector>

#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/lookup.hpp"

namespace intimetry::instruments {

/// Returns the norms in a file. With an instrument, it is checked that they are its norms.
/// @throws Error(norms_invalid) with every defect; what reading a file throws
NormFile read_norm_file(const std::string& path, const Instrument* instrument = nullptr);

/// Returns the norm files at these paths, each of another instrument.
/// @throws Error(bad_usage) for two of one instrument; Error(norms_invalid) for one that does not fit its
/// instrument; what reading a file throws
std::vector<NormFile> read_norms(const std::vector<std::string>& paths, const InstrumentLookup& lookup);

}  // namespace intimetry::instruments
