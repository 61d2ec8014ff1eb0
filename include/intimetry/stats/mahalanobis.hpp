#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A squared distance in the metric of a covariance matrix, and the probability of a larger one by chance.
struct MahalanobisDistance {
  std::size_t k = 0;
  Statistic d2;
  Statistic p;  ///< of chi-square with k degrees of freedom, upper tail
};

/// A covariance matrix prepared for d' S^-1 d of any number of differences d.
/// @formula d' S^-1 d by the Cholesky factor of the correlation matrix; p = P(chi-square_k > D^2)
/// @source Mahalanobis 1936, Proc Natl Inst Sci India 2:49
/// @shape S is k x k and symmetric
/// @degenerate a generalised inverse is never used: no element: number_of_items; a variance of 0:
/// zero_variance;
///   a negative eigenvalue of the correlations: contradictory; an eigenvalue that is zero except for rounding
///   (64 k epsilon): singular
/// @throws Error(shape_mismatch) for a matrix that is not k x k; Error(bad_argument) if it is not symmetric
///   or not finite, or a variance is negative
/// @verified tests/reference/mahalanobis (R's mahalanobis and pchisq)
class Mahalanobis {
 public:
  Mahalanobis(std::span<const double> covariance, std::size_t k);

  /// Returns why the inverse does not exist; not_missing if it exists.
  [[nodiscard]] MissingReason reason() const noexcept { return why_; }

  /// Returns d' S^-1 d and its p value.
  /// @missing a NaN in d: not_answered
  /// @throws Error(shape_mismatch) unless d has k elements; Error(bad_argument) for an infinite one
  [[nodiscard]] MahalanobisDistance operator()(std::span<const double> d) const;

 private:
  struct Factor;

  std::size_t k_ = 0;
  MissingReason why_ = MissingReason::not_missing;
  std::shared_ptr<const Factor> factor_;  ///< immutable, so copies share it
};

/// Returns d' S^-1 d of one difference, S given row by row; see Mahalanobis.
MahalanobisDistance mahalanobis(std::span<const double> d, std::span<const double> covariance);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/mahalanobis.ipp"
#endif
