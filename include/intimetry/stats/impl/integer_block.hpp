#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Answers are stored as columns of 16-bit integers in blocks: the processor multiplies eight pairs at once,
/// and sums of products within a block fit in 32 bits.
inline constexpr std::size_t integer_block_rows = 512;
inline constexpr int integer_block_bound = 2047;
inline constexpr std::int16_t integer_block_missing = -32768;
static_assert(std::int64_t{integer_block_rows} * integer_block_bound * integer_block_bound < 2'147'483'648);
// The offset avoids columns a power of two apart, which would compete for a few cache lines.
inline constexpr std::size_t integer_block_stride = integer_block_rows + 32;

/// Returns the sums of products of one column with four others.
inline std::array<std::int32_t, 4> products_of_four(const std::int16_t* x, const std::int16_t* y0,
                                                    const std::int16_t* y1, const std::int16_t* y2,
                                                    const std::int16_t* y3, std::size_t rows) noexcept {
  std::int32_t s0 = 0;
  std::int32_t s1 = 0;
  std::int32_t s2 = 0;
  std::int32_t s3 = 0;
  for (std::size_t t = 0; t < rows; ++t) {
    s0 += static_cast<std::int32_t>(x[t]) * y0[t];
    s1 += static_cast<std::int32_t>(x[t]) * y1[t];
    s2 += static_cast<std::int32_t>(x[t]) * y2[t];
    s3 += static_cast<std::int32_t>(x[t]) * y3[t];
  }
  return {s0, s1, s2, s3};
}

/// Calls `use(j, sum of the products of x and column j)` for each column j from `first` on.
template <class Use>
void for_each_product(const std::int16_t* x, const std::int16_t* columns, std::size_t stride,
                      std::size_t first, std::size_t k, std::size_t rows, const Use& use) {
  for (std::size_t j = first; j < k; j += 4) {
    // Beyond the last column, the last column is repeated and the result is not used.
    const auto column = [&](std::size_t at) { return columns + std::min(j + at, k - 1) * stride; };
    const auto sums = products_of_four(x, column(0), column(1), column(2), column(3), rows);
    for (std::size_t at = 0; at < 4 && j + at < k; ++at) use(j + at, std::int64_t{sums[at]});
  }
}

inline std::int64_t sum_of(const std::int16_t* x, std::size_t rows) noexcept {
  std::int32_t sum = 0;
  for (std::size_t t = 0; t < rows; ++t) sum += x[t];
  return sum;
}

/// Returns whether all columns of a block contain small answers; sets `gaps` if some are missing.
inline bool fits_integer_block(const std::int16_t* columns, std::size_t stride, std::size_t k,
                               std::size_t rows, bool& gaps) noexcept {
  std::int16_t least = 0;
  std::int16_t greatest = 0;
  for (std::size_t i = 0; i < k; ++i) {
    const std::int16_t* x = columns + i * stride;
    for (std::size_t t = 0; t < rows; ++t) {
      least = std::min(least, x[t]);
      greatest = std::max(greatest, x[t]);
    }
  }
  gaps = least == integer_block_missing;
  if (!gaps) return least >= -integer_block_bound && greatest <= integer_block_bound;
  bool fits = greatest <= integer_block_bound;
  for (std::size_t i = 0; i < k; ++i) {
    const std::int16_t* x = columns + i * stride;
    int below = 0;
    for (std::size_t t = 0; t < rows; ++t) {
      below |=
          static_cast<int>(x[t] < -integer_block_bound) & static_cast<int>(x[t] != integer_block_missing);
    }
    fits = fits && below == 0;
  }
  return fits;
}

/// Adds complete rows.
inline void add_complete_block(ExactRows& to, const std::int16_t* columns, std::size_t stride, std::size_t k,
                               std::size_t rows, std::int64_t complete) {
  to.n += complete;
  to.sum.resize(k);
  to.product.resize(k * (k + 1) / 2);
  for (std::size_t i = 0; i < k; ++i) {
    const std::int16_t* x = columns + i * stride;
    to.sum[i] += sum_of(x, rows);
    std::int64_t* product = to.product.data() + pair_index(i, i, k);
    for_each_product(x, columns, stride, i, k, rows,
                     [&](std::size_t j, std::int64_t sum) { product[j - i] += sum; });
  }
}

/// Adds rows with missing answers: 0 in `columns`, and 0 in `present`, which is 1 elsewhere.
inline void add_gap_block(PairedRows<ExactPair>& to, const std::int16_t* columns, const std::int16_t* present,
                          std::size_t stride, std::size_t k, std::size_t rows) {
  to.pairs.resize(k * (k + 1) / 2);
  for (std::size_t i = 0; i < k; ++i) {
    const std::int16_t* x = columns + i * stride;
    ExactPair* row = to.pairs.data() + pair_index(i, i, k);
    for_each_product(x, columns, stride, i, k, rows,
                     [&](std::size_t j, std::int64_t sum) { row[j - i].xy += sum; });
    for_each_product(present + i * stride, present, stride, i, k, rows,
                     [&](std::size_t j, std::int64_t sum) { row[j - i].n += sum; });
    for_each_product(x, present, stride, 0, k, rows, [&](std::size_t j, std::int64_t sum) {
      if (j >= i) row[j - i].x += sum;
      if (j <= i) to.pairs[pair_index(j, i, k)].y += sum;
    });
  }
}

/// Splits a block into complete rows and rows with missing answers; the rows of the other part are zeros.
struct SplitBlock {
  std::vector<std::int16_t> complete;
  std::vector<std::int16_t> gapped;
  std::vector<std::int16_t> present;  ///< for the rows with missing answers
  std::int64_t n_complete = 0;

  void split(const std::int16_t* columns, std::size_t stride, std::size_t k, std::size_t rows) {
    complete.resize(k * integer_block_stride);
    gapped.resize(k * integer_block_stride);
    present.resize(k * integer_block_stride);
    std::array<std::int16_t, integer_block_rows> whole{};
    whole.fill(-1);
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t t = 0; t < rows; ++t) {
        const bool has = columns[i * stride + t] != integer_block_missing;
        whole[t] = static_cast<std::int16_t>(has ? whole[t] : 0);
      }
    }
    n_complete = -sum_of(whole.data(), rows);
    for (std::size_t i = 0; i < k; ++i) {
      const std::int16_t* x = columns + i * stride;
      std::int16_t* c = complete.data() + i * integer_block_stride;
      std::int16_t* g = gapped.data() + i * integer_block_stride;
      std::int16_t* p = present.data() + i * integer_block_stride;
      for (std::size_t t = 0; t < rows; ++t) {
        const bool has = x[t] != integer_block_missing;
        const auto here = static_cast<std::int16_t>(has ? x[t] : 0);
        const auto gap = static_cast<std::int16_t>(~whole[t]);
        c[t] = static_cast<std::int16_t>(here & whole[t]);
        g[t] = static_cast<std::int16_t>(here & gap);
        p[t] = static_cast<std::int16_t>((has ? 1 : 0) & gap);
      }
    }
  }
};

/// Converts a row to 16-bit integers; returns whether every answer is a small whole number or missing.
inline bool to_small_integers(const double* row, std::size_t k, std::int16_t* to) noexcept {
  int other = 0;
  for (std::size_t i = 0; i < k; ++i) {
    const bool has = row[i] == row[i];
    const double x = has ? row[i] : 0;
    const bool inside = (x >= -integer_block_bound) & (x <= integer_block_bound);
    const double held = inside ? x : 0.5;
    const int whole = static_cast<int>(held);
    other |= static_cast<int>(static_cast<double>(whole) != held);
    to[i] = static_cast<std::int16_t>(has ? whole : int{integer_block_missing});
  }
  return other == 0;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
