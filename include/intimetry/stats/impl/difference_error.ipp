#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/difference_error.hpp"
#include "intimetry/stats/impl/alpha_parts.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Returns (k tr M - 1'M1)/(k - 1) of one k x k block: the error variance by alpha, or the covariance of two
/// errors.
inline double error_part(const CovarianceMatrix& items, std::size_t row, std::size_t column) {
  const std::size_t k = items.k / 2;
  double trace = 0;
  double sum = 0;
  for (std::size_t i = 0; i < k; ++i) {
    trace += items(row + i, column + i);
    for (std::size_t j = 0; j < k; ++j) sum += items(row + i, column + j);
  }
  const auto count = static_cast<double>(k);
  return (count * trace - sum) / (count - 1);
}

/// Returns the covariances of the item differences a_i - b_i.
inline CovarianceMatrix difference_covariances(const CovarianceMatrix& items) {
  const std::size_t k = items.k / 2;
  CovarianceMatrix result{k, items.cases, std::vector<double>(k), std::vector<double>(k * k),
                          std::vector<std::int64_t>(k * k)};
  for (std::size_t i = 0; i < k; ++i) {
    result.mean[i] = items.mean[i] - items.mean[k + i];
    for (std::size_t j = 0; j < k; ++j) {
      result.covariance[i * k + j] = items(i, j) + items(k + i, k + j) - items(i, k + j) - items(k + i, j);
      result.n[i * k + j] = std::min(items.n[i * items.k + j], items.n[(k + i) * items.k + k + j]);
    }
  }
  return result;
}

inline Statistic root(double variance, double magnitude) {
  // Terms that cancel leave a rounding error, positive or negative.
  if (lacks_spread(variance, magnitude)) return 0.0;
  return variance < 0 ? Statistic(MissingReason::contradictory) : Statistic(std::sqrt(variance));
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE DifferenceError difference_error(const CovarianceMatrix& items) {
  require(items.k % 2 == 0, ErrorCode::shape_mismatch, "difference_error", "items",
          "expected an even number of columns, found " + std::to_string(items.k) + " columns");
  DifferenceError result;
  result.k = items.k / 2;
  result.cases = items.cases;
  result.n = stats::detail::fewest_cases(items, "difference_error");
  const MissingReason reason = result.k < 2 ? MissingReason::number_of_items : MissingReason::too_few_cases;
  result.sem_a = result.sem_b = result.covariance = result.standard_error = result.independent =
      result.difference_alpha = reason;
  if (result.k < 2 || result.n < 2) return result;
  const double error_a = stats::detail::error_part(items, 0, 0);
  const double error_b = stats::detail::error_part(items, result.k, result.k);
  const double shared = stats::detail::error_part(items, 0, result.k);
  double magnitude = 0;
  for (const double c : items.covariance) magnitude += std::abs(c);
  result.sem_a = stats::detail::root(error_a, magnitude);
  result.sem_b = stats::detail::root(error_b, magnitude);
  result.covariance = shared;
  result.standard_error = stats::detail::root(error_a + error_b - 2 * shared, magnitude);
  result.independent = stats::detail::root(error_a + error_b, magnitude);
  result.difference_alpha = stats::detail::ItemSums(stats::detail::difference_covariances(items)).alpha();
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
