// The scoring kernels for processors with AVX2. Only functions with the attribute use it, not the whole file:
// other functions, such as inline functions of the standard library, must run on any x86-64.
#include <cstddef>
#include <cstdint>

#include "intimetry/core/flag.hpp"
#include "score_kernels.hpp"

#ifdef INTIMETRY_HAS_KERNELS
#include <immintrin.h>

#define INTIMETRY_KERNEL __attribute__((target("avx2")))
#define INTIMETRY_KERNEL_PART INTIMETRY_KERNEL __attribute__((always_inline)) inline

namespace intimetry::INTIMETRY_MODE::scoring::detail {
namespace {

// In a mask, an element has all bits set, or none.
struct RealMask {
  __m256d bits;
};
struct ByteMask {
  __m256i bits;
};
struct ShortMask {
  __m256i bits;
};
using Reals = __m256d;
using Counts = __m256i;  // one count per element of Reals
using Bytes = __m256i;
using Shorts = __m256i;  // 16 numbers of 16 bits

constexpr std::size_t reals_wide = 4;
constexpr std::size_t bytes_wide = 32;
constexpr std::size_t shorts_wide = 16;
constexpr std::size_t reals_together = 4;  // vectors per iteration: their additions are independent
constexpr std::size_t bytes_together = 2;

INTIMETRY_KERNEL_PART Reals reals_of(double x) { return _mm256_set1_pd(x); }
INTIMETRY_KERNEL_PART Reals load_reals(const void* from) {
  return _mm256_loadu_pd(static_cast<const double*>(from));
}
INTIMETRY_KERNEL_PART void store(double* to, Reals x) { _mm256_storeu_pd(to, x); }
INTIMETRY_KERNEL_PART void store_past_cache(double* to, Reals x) { _mm256_stream_pd(to, x); }
INTIMETRY_KERNEL_PART Reals greater(Reals a, Reals b) { return _mm256_max_pd(a, b); }
INTIMETRY_KERNEL_PART Reals lesser(Reals a, Reals b) { return _mm256_min_pd(a, b); }
INTIMETRY_KERNEL_PART Reals rounded(Reals x) {
  return _mm256_round_pd(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
INTIMETRY_KERNEL_PART RealMask equal(Reals a, Reals b) { return {_mm256_cmp_pd(a, b, _CMP_EQ_OQ)}; }
INTIMETRY_KERNEL_PART RealMask at_least(Reals a, Reals b) { return {_mm256_cmp_pd(a, b, _CMP_GE_OQ)}; }
INTIMETRY_KERNEL_PART Reals select(RealMask where, Reals a, Reals b) {
  return _mm256_blendv_pd(b, a, where.bits);
}
// No sum is -0, which adding +0 would change.
INTIMETRY_KERNEL_PART Reals add_where(RealMask where, Reals sum, Reals x) {
  return _mm256_add_pd(sum, _mm256_and_pd(where.bits, x));
}
INTIMETRY_KERNEL_PART Reals reals_of_shorts(const std::int16_t* from) {
  const __m128i shorts = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
  return _mm256_cvtepi32_pd(_mm_cvtepi16_epi32(shorts));
}
/// The validity bits of one vector of answers, from `at` on.
INTIMETRY_KERNEL_PART RealMask real_bits(const std::uint64_t* bits, std::size_t at) {
  const __m256i places = _mm256_setr_epi64x(1, 2, 4, 8);
  const __m256i all = _mm256_set1_epi64x(static_cast<long long>(bits[at / 64] >> at % 64));
  return {_mm256_castsi256_pd(_mm256_cmpeq_epi64(_mm256_and_si256(all, places), places))};
}
INTIMETRY_KERNEL_PART Counts no_counts() { return _mm256_setzero_si256(); }
INTIMETRY_KERNEL_PART Counts count_where(RealMask where, Counts count) {
  return _mm256_sub_epi64(count, _mm256_castpd_si256(where.bits));
}
INTIMETRY_KERNEL_PART void store_counts(std::int16_t* to, Counts count) {
  const __m256i halves = _mm256_permutevar8x32_epi32(count, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
  const __m128i words = _mm256_castsi256_si128(halves);
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packs_epi32(words, words));
}
INTIMETRY_KERNEL_PART Reals all_bits() { return _mm256_castsi256_pd(_mm256_set1_epi64x(-1)); }
INTIMETRY_KERNEL_PART Reals common_bits_unless(RealMask where, Reals bits, Reals x) {
  return _mm256_and_pd(bits, _mm256_or_pd(where.bits, x));
}
INTIMETRY_KERNEL_PART bool have_bits(Reals x, Reals bits) {
  return _mm256_testc_si256(_mm256_castpd_si256(x), _mm256_castpd_si256(bits)) != 0;
}

/// Transposes four rows of four numbers, `stride` bytes apart, into columns, `apart` numbers apart.
INTIMETRY_KERNEL_PART void turn_square(const unsigned char* from, std::ptrdiff_t stride, double* to,
                                       std::size_t apart) {
  const Reals row0 = load_reals(from);
  const Reals row1 = load_reals(from + stride);
  const Reals row2 = load_reals(from + 2 * stride);
  const Reals row3 = load_reals(from + 3 * stride);
  const Reals even0 = _mm256_unpacklo_pd(row0, row1);
  const Reals even2 = _mm256_unpacklo_pd(row2, row3);
  const Reals odd0 = _mm256_unpackhi_pd(row0, row1);
  const Reals odd2 = _mm256_unpackhi_pd(row2, row3);
  store(to, _mm256_permute2f128_pd(even0, even2, 0x20));
  store(to + apart, _mm256_permute2f128_pd(odd0, odd2, 0x20));
  store(to + 2 * apart, _mm256_permute2f128_pd(even0, even2, 0x31));
  store(to + 3 * apart, _mm256_permute2f128_pd(odd0, odd2, 0x31));
}

INTIMETRY_KERNEL_PART Bytes bytes_of(int x) { return _mm256_set1_epi8(static_cast<char>(x)); }
INTIMETRY_KERNEL_PART Bytes load_bytes(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
INTIMETRY_KERNEL_PART Bytes differing(Bytes a, Bytes b) { return _mm256_xor_si256(a, b); }
INTIMETRY_KERNEL_PART Bytes minus(Bytes a, Bytes b) { return _mm256_sub_epi8(a, b); }
INTIMETRY_KERNEL_PART ByteMask at_most(Bytes a, Bytes b) {
  return {_mm256_cmpeq_epi8(_mm256_min_epu8(a, b), a)};
}
INTIMETRY_KERNEL_PART ByteMask equal(Bytes a, Bytes b) { return {_mm256_cmpeq_epi8(a, b)}; }
INTIMETRY_KERNEL_PART Bytes add_where(ByteMask where, Bytes sum, Bytes x) {
  return _mm256_add_epi8(sum, _mm256_and_si256(where.bits, x));
}
INTIMETRY_KERNEL_PART Bytes count_where(ByteMask where, Bytes count) {
  return _mm256_sub_epi8(count, where.bits);
}
INTIMETRY_KERNEL_PART ByteMask any_byte() { return {_mm256_set1_epi8(-1)}; }
INTIMETRY_KERNEL_PART ByteMask both(ByteMask a, ByteMask b) { return {_mm256_and_si256(a.bits, b.bits)}; }
INTIMETRY_KERNEL_PART ByteMask either(ByteMask a, ByteMask b) { return {_mm256_or_si256(a.bits, b.bits)}; }
INTIMETRY_KERNEL_PART ByteMask inverse(ByteMask mask) {
  return {_mm256_xor_si256(mask.bits, _mm256_set1_epi8(-1))};
}
INTIMETRY_KERNEL_PART ByteMask byte_bits(const std::uint64_t* bits, std::size_t at) {
  const __m256i all = _mm256_set1_epi32(static_cast<int>(bits[at / 64] >> at % 64));
  // Each byte of answers gets the byte that has its bit.
  const __m256i spread = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i places = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
  const __m256i own = _mm256_and_si256(_mm256_shuffle_epi8(all, spread), places);
  return {_mm256_cmpeq_epi8(own, places)};
}
INTIMETRY_KERNEL_PART bool all(ByteMask mask) { return _mm256_movemask_epi8(mask.bits) == -1; }
INTIMETRY_KERNEL_PART Shorts lower_half(Bytes x) { return _mm256_cvtepu8_epi16(_mm256_castsi256_si128(x)); }
INTIMETRY_KERNEL_PART Shorts upper_half(Bytes x) {
  return _mm256_cvtepu8_epi16(_mm256_extracti128_si256(x, 1));
}

INTIMETRY_KERNEL_PART Shorts shorts_of(int x) { return _mm256_set1_epi16(static_cast<short>(x)); }
INTIMETRY_KERNEL_PART Shorts load_shorts(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}
INTIMETRY_KERNEL_PART void store(void* to, Shorts x) { _mm256_storeu_si256(static_cast<__m256i*>(to), x); }
INTIMETRY_KERNEL_PART void store_past_cache(void* to, Shorts x) {
  _mm256_stream_si256(static_cast<__m256i*>(to), x);
}
INTIMETRY_KERNEL_PART Shorts plus_shorts(Shorts a, Shorts b) { return _mm256_add_epi16(a, b); }
INTIMETRY_KERNEL_PART Shorts times_shorts(Shorts a, Shorts b) { return _mm256_mullo_epi16(a, b); }
INTIMETRY_KERNEL_PART ShortMask equal_shorts(Shorts a, Shorts b) { return {_mm256_cmpeq_epi16(a, b)}; }
INTIMETRY_KERNEL_PART ShortMask greater_shorts(Shorts a, Shorts b) { return {_mm256_cmpgt_epi16(a, b)}; }
INTIMETRY_KERNEL_PART Shorts select_shorts(ShortMask where, Shorts a, Shorts b) {
  return _mm256_blendv_epi8(b, a, where.bits);
}

}  // namespace
}  // namespace intimetry::INTIMETRY_MODE::scoring::detail

#include "score_kernels_body.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {
const ScoreKernels avx2_kernels{Vectors::avx2, add_reals, add_bytes,     score_reals,
                                score_shorts,  turn_rows, end_past_cache};
}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
#endif
