#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The errors of two sums over the same items, such as two partners', and that of their difference.
struct DifferenceError {
  std::size_t k = 0;  ///< items per partner
  Cases cases = Cases::listwise;
  std::int64_t n = 0;          ///< couples; pairwise: the least number for a pair of items
  Statistic sem_a;             ///< standard error of the first sum
  Statistic sem_b;             ///< of the second
  Statistic covariance;        ///< of the two errors: partners may understand an item in the same way
  Statistic standard_error;    ///< of the difference
  Statistic independent;       ///< the value for independent errors
  Statistic difference_alpha;  ///< alpha of the item differences
};

/// Returns the standard error of the difference between two sums over the same items, from a sample.
/// @formula SE_d^2 = SEM_A^2 + SEM_B^2 - 2c, SEM^2 = s^2 (1 - alpha) = (k tr C - 1'C1)/(k - 1),
///   c = (k tr C_AB - 1'C_AB 1)/(k - 1); it equals s_D^2 (1 - alpha of the item differences).
///   The correlation of the partners' true scores has no effect
/// @source Brennan 2001, Generalizability Theory, ch. 9: two administrations of the same items, with
///   covarying errors
/// @shape 2k columns: the k items of the first, then those of the second in the same order, keyed
/// @missing as in the covariance matrix, listwise or pairwise; n is the number of cases
/// @degenerate fewer than two items each: number_of_items; fewer than two couples: too_few_cases; a pairwise
///   variance below zero: contradictory; differences with zero variance: difference_alpha is zero_variance
/// @throws Error(shape_mismatch) for an odd number of columns or a matrix of another size; bad_argument for a
///   covariance that is not finite
/// @verified tests/reference/difference_error (R, from the definitions)
DifferenceError difference_error(const CovarianceMatrix& items);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/difference_error.ipp"
#endif
