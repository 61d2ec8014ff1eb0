#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

// n * sum of products can exceed 64 bits although each factor is small.
__extension__ typedef __int128 Wide;

/// Returns the index of the pair i <= j of k columns, row by row.
constexpr std::size_t pair_index(std::size_t i, std::size_t j, std::size_t k) noexcept {
  return i * k - i * (i + 1) / 2 + j;
}

/// Sums of two columns of integral answers. Adding and merging are exact.
struct ExactPair {
  std::int64_t n = 0;
  std::int64_t x = 0;
  std::int64_t y = 0;
  std::int64_t xy = 0;

  void add(std::int64_t a, std::int64_t b) noexcept;
  void merge(const ExactPair& other) noexcept;
  /// n times the sum of the products of deviations.
  [[nodiscard]] Wide scaled_comoment() const noexcept { return Wide{n} * xy - Wide{x} * y; }
};

/// Moments of two columns of any answers, centred so that a large mean does not cost precision.
struct CentredPair {
  std::int64_t n = 0;
  double mean_x = 0;
  double mean_y = 0;
  double comoment = 0;

  static CentredPair from(const ExactPair& exact) noexcept;
  void add(double a, double b) noexcept { merge({1, a, b, 0}); }
  void merge(const CentredPair& other) noexcept;
};

/// Complete rows of integral answers: n is one number, and each sum belongs to a column, not to a pair.
struct ExactRows {
  std::int64_t n = 0;
  std::vector<std::int64_t> sum;
  std::vector<std::int64_t> product;

  void add(std::span<const std::int64_t> row);
  void merge(const ExactRows& other);
  [[nodiscard]] ExactPair pair(std::size_t i, std::size_t j) const;
};

/// Rows with missing or non-integral answers: each pair has its own sums.
template <class Pair>
struct PairedRows {
  std::vector<Pair> pairs;

  template <class Number>
  void add(std::span<const Number> row, std::span<const std::size_t> present) {
    const std::size_t k = row.size();
    pairs.resize(k * (k + 1) / 2);
    for (std::size_t a = 0; a < present.size(); ++a) {
      for (std::size_t b = a; b < present.size(); ++b) {
        pairs[pair_index(present[a], present[b], k)].add(row[present[a]], row[present[b]]);
      }
    }
  }
  void merge(const PairedRows& other) {
    if (other.pairs.empty()) return;
    pairs.resize(other.pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].merge(other.pairs[i]);
  }
  [[nodiscard]] Pair pair(std::size_t i, std::size_t j, std::size_t k) const {
    return pairs.empty() ? Pair{} : pairs[pair_index(i, j, k)];
  }
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/comoment_parts.ipp"
#endif
