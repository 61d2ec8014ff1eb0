#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/detail/alpha_parts.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry {

/// The errors of two sums over the same items, such as two partners', and that of their difference.
struct DifferenceError {
  std::size_t k = 0;  ///< items on each side
  Cases cases = Cases::listwise;
  std::int64_t n = 0;          ///< couples; of the pair of items that has the fewest
  Statistic sem_a;             ///< standard error of the first sum
  Statistic sem_b;             ///< of the second
  Statistic covariance;        ///< of the two errors: people of one couple may read an item alike
  Statistic standard_error;    ///< of the difference
  Statistic independent;       ///< what it would be if the errors were independent
  Statistic difference_alpha;  ///< alpha of the item differences
};

namespace detail {

/// (k tr M - 1'M1) / (k - 1) of one k x k block: alpha's error variance, or the covariance of two errors.
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

/// The covariances of the item differences a_i - b_i.
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
  // What is left of parts that cancel is rounding, on either side of zero.
  if (lacks_spread(variance, magnitude)) return 0.0;
  return variance < 0 ? Statistic(WhyMissing::contradictory) : Statistic(std::sqrt(variance));
}

}  // namespace detail

/// Returns the standard error of the difference between two sums over the same items, from a sample.
/// @formula SE_d^2 = SEM_A^2 + SEM_B^2 - 2c, SEM^2 = s^2 (1 - alpha) = (k tr C - 1'C1)/(k - 1), c = (k tr
/// C_AB
///   - 1'C_AB 1)/(k - 1); it equals s_D^2 (1 - alpha of the item differences). How far the partners' true
///   scores go together does not enter
/// @source Brennan 2001, Generalizability Theory, ch. 9: two sheets over the same items, whose errors covary
/// @shape 2k columns: the k items of the first, then those of the second in the same order, keyed
/// @missing as the covariance matrix has it, listwise or pairwise; n says with how many
/// @degenerate fewer than two items a side: number_of_items; fewer than two couples: too_few_cases; a
/// pairwise
///   variance below zero: contradictory; differences that do not vary: difference_alpha is no_spread
/// @throws Error(shape_mismatch) for an odd number of columns or a matrix of another size; bad_argument for a
///   covariance that is not finite
/// @verified tests/reference/difference_error (R, from the definitions)
inline DifferenceError difference_error(const CovarianceMatrix& items) {
  require(items.k % 2 == 0, ErrorCode::shape_mismatch, "difference_error", "items",
          "expected the items of two sheets, found " + std::to_string(items.k) + " columns");
  DifferenceError result;
  result.k = items.k / 2;
  result.cases = items.cases;
  result.n = detail::fewest_cases(items, "difference_error");
  const WhyMissing why = result.k < 2 ? WhyMissing::number_of_items : WhyMissing::too_few_cases;
  result.sem_a = result.sem_b = result.covariance = result.standard_error = result.independent =
      result.difference_alpha = why;
  if (result.k < 2 || result.n < 2) return result;
  const double error_a = detail::error_part(items, 0, 0);
  const double error_b = detail::error_part(items, result.k, result.k);
  const double shared = detail::error_part(items, 0, result.k);
  double magnitude = 0;
  for (const double c : items.covariance) magnitude += std::abs(c);
  result.sem_a = detail::root(error_a, magnitude);
  result.sem_b = detail::root(error_b, magnitude);
  result.covariance = shared;
  result.standard_error = detail::root(error_a + error_b - 2 * shared, magnitude);
  result.independent = detail::root(error_a + error_b, magnitude);
  result.difference_alpha = detail::ItemSums(detail::difference_covariances(items)).alpha();
  return result;
}

}  // namespace intimetry
