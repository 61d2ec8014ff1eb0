#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Respondents that are scored together: their codes for a long questionnaire stay in the second-level cache.
inline constexpr std::size_t block_size = 2048;

/// An answer inside a block: its number, or one of these. All answers lie above `last_code`.
using Code = std::int16_t;
inline constexpr Code missing_code = -32768;
inline constexpr Code out_of_range_code = -32767;
inline constexpr Code not_applicable_code = -32766;
inline constexpr Code last_code = not_applicable_code;

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
