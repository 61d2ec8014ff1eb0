#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// The number of respondents scored together: their codes for a long questionnaire fit in the L2 cache.
inline constexpr std::size_t block_size = 2048;

/// An answer in a block: its number, or one of these codes. All answers are above `last_code`.
using Code = std::int16_t;
inline constexpr Code missing_code = -32768;
inline constexpr Code out_of_range_code = -32767;
inline constexpr Code not_applicable_code = -32766;
inline constexpr Code last_code = not_applicable_code;

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
