#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace intimetry::files {

inline constexpr std::size_t chunk_size = 64;

/// Returns a mask with bit i set where byte i of the 64 bytes equals `wanted`; for any processor.
inline std::uint64_t equal_mask_portable(const char* bytes, char wanted) noexcept {
  std::uint64_t mask = 0;
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7FULL;
    const std::uint64_t pattern = 0x0101010101010101ULL * static_cast<unsigned char>(wanted);
    for (std::size_t i = 0; i < chunk_size; i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes + i, 8);
      const std::uint64_t differing = word ^ pattern;
      const std::uint64_t zero_bytes = ~(((differing & low_bits) + low_bits) | differing | low_bits);
      mask |= (((zero_bytes >> 7U) * 0x0102040810204080ULL) >> 56U) << i;
    }
  } else {
    for (std::size_t i = 0; i < chunk_size; ++i) {
      mask |= static_cast<std::uint64_t>(bytes[i] == wanted ? 1 : 0) << i;
    }
  }
  return mask;
}

#if defined(__SSE2__)

namespace detail {
inline __m128i load16(const char* bytes) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
inline std::uint64_t bits16(__m128i lanes, std::size_t at) noexcept {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(lanes))) << at;
}
}  // namespace detail

/// Returns a mask with bit i set where byte i of the 64 bytes equals any of `wanted`.
template <class... Chars>
std::uint64_t any_mask(const char* bytes, Chars... wanted) noexcept {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < chunk_size; i += 16) {
    const __m128i lanes = detail::load16(bytes + i);
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(lanes, _mm_set1_epi8(wanted)))), ...);
    mask |= detail::bits16(hits, i);
  }
  return mask;
}

/// Returns a mask with bit i set where byte i of the 64 bytes is not ASCII.
inline std::uint64_t high_mask(const char* bytes) noexcept {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < chunk_size; i += 16) mask |= detail::bits16(detail::load16(bytes + i), i);
  return mask;
}

#else

template <class... Chars>
std::uint64_t any_mask(const char* bytes, Chars... wanted) noexcept {
  return (equal_mask_portable(bytes, wanted) | ...);
}

inline std::uint64_t high_mask(const char* bytes) noexcept {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < chunk_size; ++i) {
    mask |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i]) >> 7U) << i;
  }
  return mask;
}

#endif

}  // namespace intimetry::files
