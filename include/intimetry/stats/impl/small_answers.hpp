#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/processor.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define INTIMETRY_HAS_AVX2_PATH 1
#endif

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Complete rows of answers from 0 to 15, the usual range of questionnaires, with the products of their
/// columns: four rows per 32-bit word, 32 products at once. The sums are exact and equal to those of other
/// methods. Accepts no rows if the processor does not have AVX2.
class SmallAnswers {
 public:
  static constexpr int greatest = 15;
  /// Words per block: the most that 16-bit sums allow.
  static constexpr std::size_t block_words = 72;
  static_assert(block_words * 2 * greatest * greatest < 32768);

#ifdef INTIMETRY_HAS_AVX2_PATH
  explicit SmallAnswers(std::size_t columns) : k_(columns), width_((columns + lanes) / lanes * lanes) {
    usable_ = k_ >= 4 && processor_vectors() >= Vectors::avx2;
    if (!usable_) return;
    words_.resize(block_words * width_);
    // A last column of ones, whose products with other columns are their sums.
    for (std::size_t word = 0; word < block_words; ++word) words_[word * width_ + k_] = 0x01010101;
  }

  /// Takes rows, four at a time, up to the first row of another kind or until the block is full; returns the
  /// number of rows.
  std::size_t take(const double* rows, std::size_t count) {
    if (!usable_) return 0;
    const std::size_t wanted = std::min(count / 4, block_words - held_);
    const std::size_t packed = pack(rows, count, k_, wanted, words_.data() + held_ * width_, width_);
    held_ += packed;
    return 4 * packed;
  }

  /// Takes rows that are stored as columns of 16-bit integers, `stride` apart, sixteen at a time.
  std::size_t take_columns(const std::int16_t* columns, std::size_t stride, std::size_t count) {
    if (!usable_) return 0;
    std::size_t taken = 0;
    while (taken + 16 <= count && held_ + 4 <= block_words &&
           pack_columns(columns + taken, stride, k_, words_.data() + held_ * width_, width_)) {
      held_ += 4;
      taken += 16;
    }
    return taken;
  }

  [[nodiscard]] bool full() const noexcept { return held_ == block_words; }
  /// Returns the number of rows taken since the last `put_into`.
  [[nodiscard]] std::int64_t rows() const noexcept { return static_cast<std::int64_t>(4 * held_); }

  /// Adds the rows to `to`, and clears the block.
  void put_into(ExactRows& to) {
    if (held_ == 0) return;
    to.sum.resize(k_);
    to.product.resize(k_ * (k_ + 1) / 2);
    for (std::size_t i = 0; i < k_; i += lanes) {
      for (std::size_t j = i; j < width_; j += lanes) {
        multiply(words_.data() + i, words_.data() + j, width_, held_, tile_.data());
        put_tile(to, i, j);
      }
    }
    to.n += rows();
    held_ = 0;
  }

 private:
  static constexpr std::size_t lanes = 8;

  void put_tile(ExactRows& to, std::size_t first_i, std::size_t first_j) const {
    for (std::size_t i = first_i; i < std::min(first_i + lanes, k_); ++i) {
      const std::int32_t* sums = tile_.data() + (i - first_i) * lanes;
      std::int64_t* product = to.product.data() + pair_index(i, 0, k_);
      for (std::size_t j = std::max(i, first_j); j < std::min(first_j + lanes, k_); ++j) {
        product[j] += sums[j - first_j];
      }
      if (k_ - first_j < lanes) to.sum[i] += sums[k_ - first_j];
    }
  }

  __attribute__((target("avx2"))) static std::size_t pack(const double* rows, std::size_t count,
                                                          std::size_t k, std::size_t words, std::uint32_t* to,
                                                          std::size_t width) {
    for (std::size_t word = 0; word < words; ++word) {
      __m256d differs = _mm256_setzero_pd();
      __m128i bits = _mm_setzero_si128();
      for (std::size_t i = 0; i < k; i += 4) {
        // The last four columns overlap the previous ones; the results are the same.
        const std::size_t at = std::min(i, k - 4);
        const double* x = rows + 4 * word * k + at;
        fetch(rows, 4 * (word * k + i), count * k);
        const __m128i a = whole(x, differs);
        const __m128i b = whole(x + k, differs);
        const __m128i c = whole(x + 2 * k, differs);
        const __m128i d = whole(x + 3 * k, differs);
        bits = _mm_or_si128(bits, _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)));
        const __m128i low = _mm_or_si128(a, _mm_slli_epi32(b, 8));
        const __m128i high = _mm_or_si128(_mm_slli_epi32(c, 16), _mm_slli_epi32(d, 24));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + word * width + at), _mm_or_si128(low, high));
      }
      if (_mm256_movemask_pd(differs) != 0 || _mm_testz_si128(bits, _mm_set1_epi32(~greatest)) == 0) {
        return word;
      }
    }
    return words;
  }

  /// Packs sixteen rows into four words; returns false if one of them is of another kind.
  __attribute__((target("avx2"))) static bool pack_columns(const std::int16_t* columns, std::size_t stride,
                                                           std::size_t k, std::uint32_t* to,
                                                           std::size_t width) {
    __m256i bits = _mm256_setzero_si256();
    for (std::size_t i = 0; i < k; ++i) {
      const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(columns + i * stride));
      bits = _mm256_or_si256(bits, x);
      const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
      to[i] = static_cast<std::uint32_t>(_mm_extract_epi32(bytes, 0));
      to[width + i] = static_cast<std::uint32_t>(_mm_extract_epi32(bytes, 1));
      to[2 * width + i] = static_cast<std::uint32_t>(_mm_extract_epi32(bytes, 2));
      to[3 * width + i] = static_cast<std::uint32_t>(_mm_extract_epi32(bytes, 3));
    }
    return _mm256_testz_si256(bits, _mm256_set1_epi16(~greatest)) != 0;
  }

  /// Prefetches memory some rows ahead: the processor's own prefetching stops at the end of a page.
  static void fetch(const double* rows, std::size_t at, std::size_t end) {
    for (const std::size_t line : {std::size_t{0}, std::size_t{8}}) {
      __builtin_prefetch(rows + std::min(at + line + 1024, end));
    }
  }

  /// Converts four numbers to integers; marks numbers that are not integers, including NaN, in `differs`.
  __attribute__((target("avx2"))) static __m128i whole(const double* x, __m256d& differs) {
    const __m256d number = _mm256_loadu_pd(x);
    const __m128i integer = _mm256_cvttpd_epi32(number);
    const __m256d back = _mm256_cvtepi32_pd(integer);
    differs = _mm256_or_pd(differs, _mm256_cmp_pd(number, back, _CMP_NEQ_UQ));
    return integer;
  }

  /// Computes the sums of products of eight columns with eight others.
  __attribute__((target("avx2"))) static void multiply(const std::uint32_t* x, const std::uint32_t* y,
                                                       std::size_t width, std::size_t words,
                                                       std::int32_t* to) {
    __m256i sum0 = _mm256_setzero_si256();
    __m256i sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
    for (std::size_t word = 0; word < words; ++word) {
      const __m256i others = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(y));
      sum0 = more(sum0, others, x[0]);
      sum1 = more(sum1, others, x[1]);
      sum2 = more(sum2, others, x[2]);
      sum3 = more(sum3, others, x[3]);
      sum4 = more(sum4, others, x[4]);
      sum5 = more(sum5, others, x[5]);
      sum6 = more(sum6, others, x[6]);
      sum7 = more(sum7, others, x[7]);
      x += width;
      y += width;
    }
    for (const __m256i sum : {sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7}) {
      const __m256i pairs = _mm256_madd_epi16(sum, _mm256_set1_epi16(1));
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), pairs);
      to += lanes;
    }
  }

  __attribute__((target("avx2"))) static __m256i more(__m256i sum, __m256i others, std::uint32_t answers) {
    const __m256i one = _mm256_set1_epi32(static_cast<int>(answers));
    return _mm256_add_epi16(sum, _mm256_maddubs_epi16(others, one));
  }

  std::size_t k_;
  std::size_t width_;
  bool usable_ = false;
  std::size_t held_ = 0;
  std::vector<std::uint32_t> words_;
  std::array<std::int32_t, lanes * lanes> tile_{};
#else
  explicit SmallAnswers(std::size_t /*columns*/) {}
  std::size_t take(const double* /*rows*/, std::size_t /*count*/) { return 0; }
  std::size_t take_columns(const std::int16_t* /*columns*/, std::size_t /*stride*/, std::size_t /*count*/) {
    return 0;
  }
  [[nodiscard]] bool full() const noexcept { return false; }
  [[nodiscard]] std::int64_t rows() const noexcept { return 0; }
  void put_into(ExactRows& /*to*/) {}
#endif
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

#undef INTIMETRY_HAS_AVX2_PATH
