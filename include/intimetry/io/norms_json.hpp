#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the defects that prevent the use of a norm file with an instrument: another instrument or version,
/// or unknown scales.
std::vector<Defect> check_norms(const NormFile& file, const Instrument& instrument);

/// Reads norms from JSON text; `name` is the file's name for messages. With an instrument, it is checked that
/// the norms are for it (`check_norms`).
/// @throws Error(norms_invalid) with every defect, each with its code and JSON pointer
NormFile load_norms(std::string_view text, std::string_view name, const Instrument* instrument = nullptr);

/// Writes the norms as JSON text. Loading it gives the same norms; saving those gives the same text.
/// @throws Error(norms_invalid) if the text could not be loaded again
std::string save_norms(const NormFile& file);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/norms_json.ipp"
#endif
