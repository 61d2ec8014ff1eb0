#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/detail/block.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Returns up to 64 bits of a bitmap, the first of them lowest, without reading bytes after them. Bits above
/// `count` are undefined.
inline std::uint64_t bits_at(const std::uint8_t* bitmap, std::size_t first, std::size_t count) {
  const std::uint8_t* bytes = bitmap + first / 8;
  const std::size_t shift = first % 8;
  std::uint64_t bits = 0;
  if (count < 64) {
    for (std::size_t i = 0; i < (shift + count + 7) / 8; ++i) {
      bits |= i < 8 ? std::uint64_t{bytes[i]} << 8 * i >> shift : std::uint64_t{bytes[i]} << (64 - shift);
    }
    return bits;
  }
  // Compilers combine this into one load.
  for (std::size_t i = 0; i < 8; ++i) bits |= std::uint64_t{bytes[i]} << 8 * i;
  return shift == 0 ? bits : bits >> shift | std::uint64_t{bytes[8]} << (64 - shift);
}

/// Marks elements that are missing by the bitmap. Most are not missing, so only the missing ones are visited.
inline void decode_validity(const ResponseColumn& column, std::size_t begin, std::size_t count, Code* codes) {
  for (std::size_t done = 0; done < count; done += 64) {
    const std::size_t length = std::min<std::size_t>(64, count - done);
    std::uint64_t absent = ~bits_at(column.validity, column.validity_offset + begin + done, length);
    if (length < 64) absent &= (std::uint64_t{1} << length) - 1;
    for (; absent != 0; absent &= absent - 1) {
      codes[done + static_cast<std::size_t>(std::countr_zero(absent))] = missing_code;
    }
  }
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
