#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns what keeps a norm file from being used with an instrument: it is of another instrument or version,
/// or speaks of scales that there are not. Empty if nothing does.
std::vector<Defect> check_norms(const NormFile& file, const Instrument& instrument);

/// Returns the norms that a JSON text holds; `name` is the file's name, for messages. With an instrument,
/// that they are its norms is checked too (`check_norms`).
/// @throws Error(norms_invalid) with every defect, each with its code and JSON pointer
NormFile load_norms(std::string_view text, std::string_view name, const Instrument* instrument = nullptr);

/// Returns the norms as JSON text; loading it gives the same norms, and saving that the same text.
/// @throws Error(norms_invalid) if what would be written could not be read again
std::string save_norms(const NormFile& file);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/io/impl/norms_json.ipp"
#endif
