// The scoring kernels for processors with AVX-512 (F, BW, DQ, VL). Only functions with the attribute use it,
// not the whole file: other functions, such as inline functions of the standard library, must run on
// any x86-64.
#include <cstddef>
#include <cstdint>

#include "intimetry/core/flag.hpp"
#include "score_kernels.hpp"

#ifdef INTIMETRY_HAS_KERNELS
#include <immintrin.h>

#if !defined(__clang__)
// g++ 12 warns of values that its own immintrin.h leaves undefined on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#define INTIMETRY_KERNEL __attribute__((target("avx2,avx512f,avx512bw,avx512dq,avx512vl")))
#define INTIMETRY_KERNEL_PART INTIMETRY_KERNEL __attribute__((always_inline)) inline

namespace intimetry::INTIMETRY_MODE::scoring::detail {
namespace {

using Reals = __m512d;
using RealMask = __mmask8;
using Counts = __m512i;  // one count per element of Reals
using Bytes = __m512i;
using ByteMask = __mmask64;
using Shorts = __m512i;  // 32 numbers of 16 bits
using ShortMask = __mmask32;

constexpr std::size_t reals_wide = 8;
constexpr std::size_t bytes_wide = 64;
constexpr std::size_t shorts_wide = 32;
constexpr std::size_t reals_together = 8;  // vectors per iteration: their additions are independent
constexpr std::size_t bytes_together = 4;

INTIMETRY_KERNEL_PART Reals reals_of(double x) { return _mm512_set1_pd(x); }
INTIMETRY_KERNEL_PART Reals load_reals(const void* from) { return _mm512_loadu_pd(from); }
INTIMETRY_KERNEL_PART void store(double* to, Reals x) { _mm512_storeu_pd(to, x); }
INTIMETRY_KERNEL_PART void store_past_cache(double* to, Reals x) { _mm512_stream_pd(to, x); }
INTIMETRY_KERNEL_PART Reals greater(Reals a, Reals b) { return _mm512_max_pd(a, b); }
INTIMETRY_KERNEL_PART Reals lesser(Reals a, Reals b) { return _mm512_min_pd(a, b); }
INTIMETRY_KERNEL_PART Reals rounded(Reals x) {
  return _mm512_roundscale_pd(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
INTIMETRY_KERNEL_PART RealMask equal(Reals a, Reals b) { return _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ); }
INTIMETRY_KERNEL_PART RealMask at_least(Reals a, Reals b) { return _mm512_cmp_pd_mask(a, b, _CMP_GE_OQ); }
INTIMETRY_KERNEL_PART Reals select(RealMask where, Reals a, Reals b) {
  return _mm512_mask_blend_pd(where, b, a);
}
INTIMETRY_KERNEL_PART Reals add_where(RealMask where, Reals sum, Reals x) {
  return _mm512_mask_add_pd(sum, where, sum, x);
}
INTIMETRY_KERNEL_PART Reals reals_of_shorts(const std::int16_t* from) {
  const __m128i shorts = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  return _mm512_cvtepi32_pd(_mm256_cvtepi16_epi32(shorts));
}
/// The validity bits of one vector of answers, from `at` on.
INTIMETRY_KERNEL_PART RealMask real_bits(const std::uint64_t* bits, std::size_t at) {
  return static_cast<RealMask>(bits[at / 64] >> at % 64);
}
INTIMETRY_KERNEL_PART Counts no_counts() { return _mm512_setzero_si512(); }
INTIMETRY_KERNEL_PART Counts count_where(RealMask where, Counts count) {
  return _mm512_mask_sub_epi64(count, where, count, _mm512_set1_epi64(-1));
}
INTIMETRY_KERNEL_PART void store_counts(std::int16_t* to, Counts count) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi64_epi16(count));
}
INTIMETRY_KERNEL_PART Reals all_bits() { return _mm512_castsi512_pd(_mm512_set1_epi64(-1)); }
INTIMETRY_KERNEL_PART Reals common_bits_unless(RealMask where, Reals bits, Reals x) {
  return _mm512_mask_and_pd(bits, _knot_mask8(where), bits, x);
}
INTIMETRY_KERNEL_PART bool have_bits(Reals x, Reals bits) {
  const __m512i wanted = _mm512_castpd_si512(bits);
  const __m512i found = _mm512_and_si512(_mm512_castpd_si512(x), wanted);
  return _mm512_cmpneq_epi64_mask(found, wanted) == 0;
}

/// Transposes eight rows of eight numbers, `stride` bytes apart, into columns, `apart` numbers apart.
INTIMETRY_KERNEL_PART void turn_square(const unsigned char* from, std::ptrdiff_t stride, double* to,
                                       std::size_t apart) {
  Reals even[4];  // the numbers 0, 2, 4 and 6 of two rows, interleaved
  Reals odd[4];
  for (std::ptrdiff_t pair = 0; pair < 4; ++pair) {
    const Reals upper = load_reals(from + 2 * pair * stride);
    const Reals lower = load_reals(from + (2 * pair + 1) * stride);
    even[pair] = _mm512_unpacklo_pd(upper, lower);
    odd[pair] = _mm512_unpackhi_pd(upper, lower);
  }
  for (std::size_t c = 0; c < 2; ++c) {
    const Reals* pairs = c == 0 ? even : odd;
    // A lane has one number of two rows. First lanes 0 and 2, 1 and 3 of four rows, then of eight rows.
    const Reals first = _mm512_shuffle_f64x2(pairs[0], pairs[1], 0x88);
    const Reals second = _mm512_shuffle_f64x2(pairs[2], pairs[3], 0x88);
    const Reals third = _mm512_shuffle_f64x2(pairs[0], pairs[1], 0xDD);
    const Reals fourth = _mm512_shuffle_f64x2(pairs[2], pairs[3], 0xDD);
    store(to + c * apart, _mm512_shuffle_f64x2(first, second, 0x88));
    store(to + (2 + c) * apart, _mm512_shuffle_f64x2(third, fourth, 0x88));
    store(to + (4 + c) * apart, _mm512_shuffle_f64x2(first, second, 0xDD));
    store(to + (6 + c) * apart, _mm512_shuffle_f64x2(third, fourth, 0xDD));
  }
}

INTIMETRY_KERNEL_PART Bytes bytes_of(int x) { return _mm512_set1_epi8(static_cast<char>(x)); }
INTIMETRY_KERNEL_PART Bytes load_bytes(const void* from) { return _mm512_loadu_si512(from); }
INTIMETRY_KERNEL_PART Bytes differing(Bytes a, Bytes b) { return _mm512_xor_si512(a, b); }
INTIMETRY_KERNEL_PART Bytes minus(Bytes a, Bytes b) { return _mm512_sub_epi8(a, b); }
INTIMETRY_KERNEL_PART ByteMask at_most(Bytes a, Bytes b) { return _mm512_cmple_epu8_mask(a, b); }
INTIMETRY_KERNEL_PART ByteMask equal(Bytes a, Bytes b) { return _mm512_cmpeq_epi8_mask(a, b); }
INTIMETRY_KERNEL_PART Bytes add_where(ByteMask where, Bytes sum, Bytes x) {
  return _mm512_mask_add_epi8(sum, where, sum, x);
}
INTIMETRY_KERNEL_PART Bytes count_where(ByteMask where, Bytes count) {
  return _mm512_mask_add_epi8(count, where, count, _mm512_set1_epi8(1));
}
INTIMETRY_KERNEL_PART ByteMask any_byte() { return ~ByteMask{0}; }
INTIMETRY_KERNEL_PART ByteMask both(ByteMask a, ByteMask b) { return _kand_mask64(a, b); }
INTIMETRY_KERNEL_PART ByteMask either(ByteMask a, ByteMask b) { return _kor_mask64(a, b); }
INTIMETRY_KERNEL_PART ByteMask inverse(ByteMask mask) { return _knot_mask64(mask); }
INTIMETRY_KERNEL_PART ByteMask byte_bits(const std::uint64_t* bits, std::size_t at) { return bits[at / 64]; }
INTIMETRY_KERNEL_PART bool all(ByteMask mask) { return mask == ~ByteMask{0}; }
INTIMETRY_KERNEL_PART Shorts lower_half(Bytes x) { return _mm512_cvtepu8_epi16(_mm512_castsi512_si256(x)); }
INTIMETRY_KERNEL_PART Shorts upper_half(Bytes x) {
  return _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(x, 1));
}

INTIMETRY_KERNEL_PART Shorts shorts_of(int x) { return _mm512_set1_epi16(static_cast<short>(x)); }
INTIMETRY_KERNEL_PART Shorts load_shorts(const void* from) { return _mm512_loadu_si512(from); }
INTIMETRY_KERNEL_PART void store(void* to, Shorts x) { _mm512_storeu_si512(to, x); }
INTIMETRY_KERNEL_PART void store_past_cache(void* to, Shorts x) {
  _mm512_stream_si512(static_cast<__m512i*>(to), x);
}
INTIMETRY_KERNEL_PART Shorts plus_shorts(Shorts a, Shorts b) { return _mm512_add_epi16(a, b); }
INTIMETRY_KERNEL_PART Shorts times_shorts(Shorts a, Shorts b) { return _mm512_mullo_epi16(a, b); }
INTIMETRY_KERNEL_PART ShortMask equal_shorts(Shorts a, Shorts b) { return _mm512_cmpeq_epi16_mask(a, b); }
INTIMETRY_KERNEL_PART ShortMask greater_shorts(Shorts a, Shorts b) { return _mm512_cmpgt_epi16_mask(a, b); }
INTIMETRY_KERNEL_PART Shorts select_shorts(ShortMask where, Shorts a, Shorts b) {
  return _mm512_mask_blend_epi16(where, b, a);
}

}  // namespace
}  // namespace intimetry::INTIMETRY_MODE::scoring::detail

#include "score_kernels_body.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {
const ScoreKernels avx512_kernels{Vectors::avx512, add_reals, add_bytes,     score_reals,
                                  score_shorts,    turn_rows, end_past_cache};
}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
#endif
