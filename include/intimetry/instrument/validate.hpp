#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The steps of therapy for which an instrument is used, in order.
inline constexpr std::array<std::string_view, 9> purpose_words{
    "intimacy",  "satisfaction",      "barriers", "communication", "attachment",
    "sexuality", "stress_and_safety", "progress", "readiness"};

/// Returns the defects of an instrument, in the order of its fields; empty if it is valid.
std::vector<Defect> validate(const Instrument& instrument);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/validate.ipp"
#endif
