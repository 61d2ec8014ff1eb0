#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// A squared distance in the metric of a covariance matrix, and how often chance alone exceeds it.
struct MahalanobisDistance {
  std::size_t k = 0;
  Statistic d2;
  Statistic p;  ///< of chi-square with k degrees of freedom, upper tail
};

/// A covariance matrix made ready for d' S^-1 d of any number of differences d.
/// @formula d' S^-1 d by the Cholesky factor of the correlation matrix; p = P(chi-square_k > D^2)
/// @source Mahalanobis 1936, Proc Natl Inst Sci India 2:49
/// @shape S is k x k and symmetric
/// @degenerate S is not inverted, never by a generalised inverse: no place: number_of_items; a variance of 0:
///   no_spread; an eigenvalue of the correlations below zero: contradictory; one that is zero but for
///   rounding (64 k epsilon): singular
/// @throws Error(shape_mismatch) for a matrix that is not k x k; Error(bad_argument) if it is not symmetric
///   or not finite, or a variance is negative
/// @verified tests/reference/mahalanobis (R's mahalanobis and pchisq)
class Mahalanobis {
 public:
  Mahalanobis(std::span<const double> covariance, std::size_t k);

  /// Returns why there is no inverse; not_missing if there is one.
  [[nodiscard]] WhyMissing why() const noexcept { return why_; }

  /// Returns d' S^-1 d and its level.
  /// @missing a NaN in d: not_answered
  /// @throws Error(shape_mismatch) unless d has k places; Error(bad_argument) for an infinite one
  [[nodiscard]] MahalanobisDistance operator()(std::span<const double> d) const;

 private:
  struct Factor;

  std::size_t k_ = 0;
  WhyMissing why_ = WhyMissing::not_missing;
  std::shared_ptr<const Factor> factor_;  ///< never changes, so that copies share it
};

/// The Cholesky factor of the correlations, and the standard deviations that make them of covariances.
struct Mahalanobis::Factor {
  Eigen::VectorXd scale;
  Eigen::LLT<Eigen::MatrixXd> cholesky;

  explicit Factor(const Eigen::MatrixXd& s) : scale(s.diagonal().cwiseSqrt()) {}

  /// Returns why there is no factor; not_missing if it is made.
  WhyMissing make(const Eigen::MatrixXd& s) {
    if (!(scale.minCoeff() > 0)) return WhyMissing::no_spread;
    // Correlations, so that whether it is singular does not hang on the units.
    const Eigen::VectorXd inverse = scale.cwiseInverse();
    const Eigen::MatrixXd r = inverse.asDiagonal() * s * inverse.asDiagonal();
    const double least =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(r, Eigen::EigenvaluesOnly).eigenvalues().minCoeff();
    const double zero = 64 * static_cast<double>(s.rows()) * std::numeric_limits<double>::epsilon();
    if (least < -zero) return WhyMissing::contradictory;
    if (least <= zero) return WhyMissing::singular;
    cholesky.compute(r);
    return WhyMissing::not_missing;
  }
};

inline Mahalanobis::Mahalanobis(std::span<const double> covariance, std::size_t k) : k_(k) {
  require(covariance.size() == k * k, ErrorCode::shape_mismatch, "Mahalanobis", "covariance",
          "expected " + std::to_string(k) + " x " + std::to_string(k) + " numbers");
  if (k == 0) {
    why_ = WhyMissing::number_of_items;
    return;
  }
  const auto size = static_cast<Eigen::Index>(k);
  Eigen::MatrixXd s(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) s(i, j) = covariance[static_cast<std::size_t>(i * size + j)];
  }
  require(s.allFinite() && (s - s.transpose()).cwiseAbs().maxCoeff() <= 1e-12 * s.cwiseAbs().maxCoeff(),
          ErrorCode::bad_argument, "Mahalanobis", "covariance", "expected a symmetric matrix of numbers");
  require(s.diagonal().minCoeff() >= 0, ErrorCode::bad_argument, "Mahalanobis", "covariance",
          "a variance is negative");
  const auto factor = std::make_shared<Factor>(s);
  why_ = factor->make(s);
  factor_ = factor;
}

inline MahalanobisDistance Mahalanobis::operator()(std::span<const double> d) const {
  require(d.size() == k_, ErrorCode::shape_mismatch, "Mahalanobis", "d",
          "expected " + std::to_string(k_) + " numbers");
  MahalanobisDistance result;
  result.k = k_;
  result.d2 = result.p = why_;
  if (why_ != WhyMissing::not_missing) return result;
  Eigen::VectorXd z(factor_->scale.size());
  for (std::size_t i = 0; i < k_; ++i) {
    require(!std::isinf(d[i]), ErrorCode::bad_argument, "Mahalanobis", "d", "expected finite numbers");
    if (std::isnan(d[i])) {
      result.d2 = result.p = WhyMissing::not_answered;
      return result;
    }
    const auto place = static_cast<Eigen::Index>(i);
    z[place] = d[i] / factor_->scale[place];
  }
  result.d2 = factor_->cholesky.matrixL().solve(z).squaredNorm();
  result.p = chi_square_probability(result.d2.value, static_cast<double>(k_), Tail::upper);
  return result;
}

/// Returns d' S^-1 d of one difference, S given row by row; see Mahalanobis.
inline MahalanobisDistance mahalanobis(std::span<const double> d, std::span<const double> covariance) {
  return Mahalanobis(covariance, d.size())(d);
}

}  // namespace intimetry
