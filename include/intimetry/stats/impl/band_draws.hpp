#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Returns a lower triangle L with L L' = the matrix, row by row; empty if the matrix has a negative
/// eigenvalue. A direction with zero variance gets a column of zeros, which Eigen's Cholesky refuses.
inline std::vector<double> triangle_of(std::span<const double> matrix, std::size_t size) {
  double largest = 0;
  for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, std::abs(matrix[i * size + i]));
  const double nothing = 1e-10 * largest;
  std::vector<double> lower(size * size);
  for (std::size_t j = 0; j < size; ++j) {
    double pivot = matrix[j * size + j];
    for (std::size_t l = 0; l < j; ++l) pivot -= lower[j * size + l] * lower[j * size + l];
    if (pivot < -nothing) return {};
    const double root = pivot > nothing ? std::sqrt(pivot) : 0;
    lower[j * size + j] = root;
    for (std::size_t i = j + 1; i < size; ++i) {
      double rest = matrix[i * size + j];
      for (std::size_t l = 0; l < j; ++l) rest -= lower[i * size + l] * lower[j * size + l];
      if (root == 0 && std::abs(rest) > 1e-5 * largest) return {};
      lower[i * size + j] = root == 0 ? 0 : rest / root;
    }
  }
  return lower;
}

/// Returns the quantile of sorted numbers, interpolated between order statistics (R's type 7).
inline double quantile_of(std::span<const double> sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
