#pragma once

#include "intimetry/stats/detail/comoment_parts.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

INTIMETRY_INLINE void ExactPair::add(std::int64_t a, std::int64_t b) noexcept {
  ++n;
  x += a;
  y += b;
  xy += a * b;
}

INTIMETRY_INLINE void ExactPair::merge(const ExactPair& other) noexcept {
  n += other.n;
  x += other.x;
  y += other.y;
  xy += other.xy;
}

INTIMETRY_INLINE CentredPair CentredPair::from(const ExactPair& exact) noexcept {
  if (exact.n == 0) return {};
  const auto n = static_cast<double>(exact.n);
  return {exact.n, static_cast<double>(exact.x) / n, static_cast<double>(exact.y) / n,
          static_cast<double>(exact.scaled_comoment()) / n};
}

INTIMETRY_INLINE void CentredPair::merge(const CentredPair& other) noexcept {
  if (other.n == 0) return;
  if (n == 0) {
    *this = other;
    return;
  }
  const auto total = static_cast<double>(n + other.n);
  const double share = static_cast<double>(other.n) / total;
  const double dx = other.mean_x - mean_x;
  const double dy = other.mean_y - mean_y;
  comoment += other.comoment + dx * dy * static_cast<double>(n) * share;
  mean_x += dx * share;
  mean_y += dy * share;
  n += other.n;
}

INTIMETRY_INLINE void ExactRows::add(std::span<const std::int64_t> row) {
  const std::size_t k = row.size();
  sum.resize(k);
  product.resize(k * (k + 1) / 2);
  ++n;
  std::int64_t* p = product.data();
  for (std::size_t i = 0; i < k; ++i) {
    const std::int64_t a = row[i];
    sum[i] += a;
    for (std::size_t j = i; j < k; ++j) *p++ += a * row[j];
  }
}

INTIMETRY_INLINE void ExactRows::merge(const ExactRows& other) {
  if (other.n == 0) return;
  n += other.n;
  sum.resize(other.sum.size());
  product.resize(other.product.size());
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += other.sum[i];
  for (std::size_t i = 0; i < product.size(); ++i) product[i] += other.product[i];
}

INTIMETRY_INLINE ExactPair ExactRows::pair(std::size_t i, std::size_t j) const {
  if (n == 0) return {};
  return {n, sum[i], sum[j], product[pair_index(i, j, sum.size())]};
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
