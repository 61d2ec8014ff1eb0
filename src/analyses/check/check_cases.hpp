#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::analyses {

/// Scores the hand-scored respondents of a cases.json with the instrument; returns how many there are.
/// @throws Error(instrument_invalid) with every defect of the file and every score that comes out differently
std::size_t check_cases(const Instrument& instrument, std::string_view text, const std::string& name);

}  // namespace intimetry::analyses
