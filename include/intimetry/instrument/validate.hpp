#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The steps of therapy that an instrument can serve, in the order in which they are taken.
inline constexpr std::array<std::string_view, 9> purpose_words{
    "intimacy",  "satisfaction",      "barriers", "communication", "attachment",
    "sexuality", "stress_and_safety", "progress", "readiness"};

/// Returns everything that is wrong with an instrument, in the order of its fields; empty if it is sound.
std::vector<Defect> validate(const Instrument& instrument);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/validate.ipp"
#endif
