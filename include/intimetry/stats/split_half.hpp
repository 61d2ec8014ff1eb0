#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the reliability of a measure that is `lengths` times as long as one with reliability `r`.
/// @formula lengths r / (1 + (lengths - 1) r)
/// @source Spearman 1910, Br J Psychol 3:271; Brown 1910, Br J Psychol 3:296
/// @degenerate a negative r is stepped up too; parts that cancel in the sum: zero_variance; r below
///   -1 / (lengths - 1), which is impossible for parallel parts: contradictory
/// @throws Error(bad_argument) unless r is within -1..1 and lengths above 0
/// @verified tests/reference/split_half (R)
Statistic spearman_brown(double r, double lengths = 2);

/// The correlation of two halves of a scale, with reliabilities from it.
struct SplitHalf {
  Cases cases = Cases::listwise;
  std::int64_t n = 0;        ///< least number of cases for a pair of items
  Statistic between_halves;  ///< correlation of the two half scores
  Statistic spearman_brown;  ///< of the whole scale, if the halves are parallel
  Statistic guttman;         ///< of the whole scale, allowing halves with different variances
};

namespace stats::detail {

bool lacks_spread(double variance, double summed_magnitudes) noexcept;

/// The sum of a block of covariances, and of their magnitudes.
struct BlockSum {
  double sum = 0;
  double magnitude = 0;
  void add(double covariance) noexcept;
  /// Returns why the sum cannot be used as a variance.
  [[nodiscard]] MissingReason why_no_variance() const noexcept;
};

/// Checks the matrix, and returns the least number of cases of a pair of items.
std::int64_t fewest_cases(const CovarianceMatrix& items, std::string_view function);

}  // namespace stats::detail

/// Returns the agreement of the items marked 0 with those marked 1.
/// @formula r = c_ab / sqrt(v_a v_b) of the half scores; Spearman-Brown 2r / (1 + r);
///   Guttman 4 c_ab / (v_a + v_b + 2 c_ab), which is lambda-4 of this split
/// @source Guttman 1945, Psychometrika 10:255, lambda-4
/// @shape one mark per item; without marks odd against even items
/// @missing as in the covariance matrix, listwise or pairwise; n is the number of cases
/// @degenerate a half without an item: number_of_items; a half with zero variance: zero_variance; fewer than
/// two
///   cases: too_few_cases; pairwise covariances that are impossible in a sample: contradictory
/// @throws Error(shape_mismatch) for another number of marks or a matrix of another size; bad_argument for a
///   mark that is neither 0 nor 1, or a covariance that is not finite
/// @verified tests/reference/split_half (R, by the half scores)
SplitHalf split_half(const CovarianceMatrix& items, std::span<const int> marks);

/// Returns the agreement of the first, third, fifth ... item with the others; otherwise the same.
SplitHalf split_half(const CovarianceMatrix& items);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/split_half.ipp"
#endif
