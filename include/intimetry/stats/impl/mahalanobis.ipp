#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <cmath>
#include <limits>
#include <string>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/mahalanobis.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The Cholesky factor of the correlations, and the standard deviations.
struct Mahalanobis::Factor {
  Eigen::VectorXd scale;
  Eigen::LLT<Eigen::MatrixXd> cholesky;

  explicit Factor(const Eigen::MatrixXd& s) : scale(s.diagonal().cwiseSqrt()) {}

  /// Computes the factor; returns why it does not exist, or not_missing.
  MissingReason make(const Eigen::MatrixXd& s) {
    if (!(scale.minCoeff() > 0)) return MissingReason::zero_variance;
    // Correlations are used so that singularity does not depend on units.
    const Eigen::VectorXd inverse = scale.cwiseInverse();
    const Eigen::MatrixXd r = inverse.asDiagonal() * s * inverse.asDiagonal();
    const double least =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(r, Eigen::EigenvaluesOnly).eigenvalues().minCoeff();
    const double zero = 64 * static_cast<double>(s.rows()) * std::numeric_limits<double>::epsilon();
    if (least < -zero) return MissingReason::contradictory;
    if (least <= zero) return MissingReason::singular;
    cholesky.compute(r);
    return MissingReason::not_missing;
  }
};

INTIMETRY_INLINE Mahalanobis::Mahalanobis(std::span<const double> covariance, std::size_t k) : k_(k) {
  require(covariance.size() == k * k, ErrorCode::shape_mismatch, "Mahalanobis", "covariance",
          "expected " + std::to_string(k) + " x " + std::to_string(k) + " numbers");
  if (k == 0) {
    why_ = MissingReason::number_of_items;
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

INTIMETRY_INLINE MahalanobisDistance Mahalanobis::operator()(std::span<const double> d) const {
  require(d.size() == k_, ErrorCode::shape_mismatch, "Mahalanobis", "d",
          "expected " + std::to_string(k_) + " numbers");
  MahalanobisDistance result;
  result.k = k_;
  result.d2 = result.p = why_;
  if (why_ != MissingReason::not_missing) return result;
  Eigen::VectorXd z(factor_->scale.size());
  for (std::size_t i = 0; i < k_; ++i) {
    require(!std::isinf(d[i]), ErrorCode::bad_argument, "Mahalanobis", "d", "expected finite numbers");
    if (std::isnan(d[i])) {
      result.d2 = result.p = MissingReason::not_answered;
      return result;
    }
    const auto place = static_cast<Eigen::Index>(i);
    z[place] = d[i] / factor_->scale[place];
  }
  result.d2 = factor_->cholesky.matrixL().solve(z).squaredNorm();
  result.p = chi_square_probability(result.d2.value, static_cast<double>(k_), Tail::upper);
  return result;
}

INTIMETRY_INLINE MahalanobisDistance mahalanobis(std::span<const double> d,
                                                 std::span<const double> covariance) {
  return Mahalanobis(covariance, d.size())(d);
}

}  // namespace intimetry::INTIMETRY_MODE
