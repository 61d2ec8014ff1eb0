#pragma once

#include <Eigen/Core>
#include <Eigen/QR>
#include <cmath>
#include <cstddef>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Least squares of one or more outcomes on the same predictors.
struct LeastSquares {
  ModelFault fault;
  Eigen::MatrixXd beta;       ///< one row per coefficient, with the intercept first if there is one
  Eigen::MatrixXd inverse;    ///< (X'X)^-1
  Eigen::MatrixXd residuals;  ///< sums of squares and products, one row per outcome
  double df = 0;

  /// Returns the residual variance of one outcome, or the covariance of two.
  [[nodiscard]] double residual(Eigen::Index i = 0, Eigen::Index j = 0) const { return residuals(i, j) / df; }
};

/// Centres each column; returns the means.
inline Eigen::RowVectorXd centre(Eigen::MatrixXd& columns) {
  Eigen::RowVectorXd means = columns.colwise().mean();
  columns.rowwise() -= means;
  return means;
}

/// A bound on rounding errors relative to the numbers of a computation: an ulp for each row and operation, at
/// most some thousand ulps. Smaller variation is treated as rounding.
inline constexpr double rounding_share = 1e-12;

/// Scales each column to length 1, so that collinearity does not depend on units; returns the lengths, and
/// sets `fault` for a column with zero variance.
inline Eigen::VectorXd scale_columns(Eigen::MatrixXd& x, const Eigen::RowVectorXd& means, ModelFault& fault) {
  Eigen::VectorXd lengths(x.cols());
  const double root = std::sqrt(static_cast<double>(x.rows()));
  for (Eigen::Index j = 0; j < x.cols(); ++j) {
    const double length = x.col(j).norm();
    const bool constant = !(length > rounding_share * root * std::abs(means(j)));
    if (constant && !fault.exists()) fault = {MissingReason::zero_variance, static_cast<std::size_t>(j)};
    lengths(j) = constant ? 1 : length;
    x.col(j) /= lengths(j);
  }
  return lengths;
}

/// Sets outcomes to zero if they vary around their means only by rounding.
inline void clear_constants(Eigen::MatrixXd& y, const Eigen::RowVectorXd& sizes) {
  for (Eigen::Index i = 0; i < y.cols(); ++i) {
    if (!(y.col(i).norm() > rounding_share * sizes(i))) y.col(i).setZero();
  }
}

/// Sets residuals to zero if they are rounding errors, so that nothing is tested against them. Rounding
/// depends on the size of the numbers before centring.
inline void clear_rounding(LeastSquares& fit, const Eigen::RowVectorXd& y_sizes,
                           const Eigen::RowVectorXd& x_sizes) {
  if (fit.fault.exists()) return;
  const Eigen::Index p = x_sizes.size();
  for (Eigen::Index i = 0; i < y_sizes.size(); ++i) {
    const double size = y_sizes(i) + x_sizes * fit.beta.col(i).tail(p).cwiseAbs();
    if (!(std::sqrt(fit.residuals(i, i)) <= rounding_share * size)) continue;
    fit.residuals.row(i).setZero();
    fit.residuals.col(i).setZero();
  }
}

inline void put_intercept(LeastSquares& fit, const Eigen::RowVectorXd& x_means,
                          const Eigen::RowVectorXd& y_means, double n) {
  const Eigen::Index p = fit.beta.rows();
  Eigen::MatrixXd beta(p + 1, fit.beta.cols());
  beta.bottomRows(p) = fit.beta;
  beta.row(0) = y_means - x_means * fit.beta;
  Eigen::MatrixXd inverse(p + 1, p + 1);
  inverse.bottomRightCorner(p, p) = fit.inverse;
  const Eigen::VectorXd beside = -fit.inverse * x_means.transpose();
  inverse.block(1, 0, p, 1) = beside;
  inverse.block(0, 1, 1, p) = beside.transpose();
  inverse(0, 0) = 1 / n - x_means * beside;
  fit.beta = std::move(beta);
  fit.inverse = std::move(inverse);
}

/// Returns the fit by Householder QR with pivoting, of centred columns of length 1. Faults are a predictor
/// that is constant (with an intercept) or zero (without), one that others determine to ten digits, and too
/// few rows. An outcome that varies only by rounding has zero variance.
inline LeastSquares least_squares(Eigen::MatrixXd x, Eigen::MatrixXd y, bool intercept) {
  LeastSquares fit;
  const auto n = static_cast<double>(x.rows());
  const Eigen::Index p = x.cols();
  fit.df = n - static_cast<double>(p) - (intercept ? 1 : 0);
  if (!(fit.df > 0)) {
    fit.fault.reason = MissingReason::too_few_cases;
    return fit;
  }
  Eigen::RowVectorXd x_means = Eigen::RowVectorXd::Zero(p);
  Eigen::RowVectorXd y_means = Eigen::RowVectorXd::Zero(y.cols());
  const Eigen::RowVectorXd x_sizes = x.colwise().norm();
  const Eigen::RowVectorXd y_sizes = y.colwise().norm();
  if (intercept) {
    x_means = centre(x);
    y_means = centre(y);
  }
  clear_constants(y, y_sizes);
  const Eigen::VectorXd lengths = scale_columns(x, x_means, fit.fault);
  if (fit.fault.exists()) return fit;
  fit.inverse = Eigen::MatrixXd::Zero(p, p);
  fit.beta = Eigen::MatrixXd::Zero(p, y.cols());
  if (p > 0) {
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr;
    qr.setThreshold(1e-10);
    qr.compute(x);
    if (qr.rank() < p) {
      fit.fault = {MissingReason::collinear,
                   static_cast<std::size_t>(qr.colsPermutation().indices()(qr.rank()))};
      return fit;
    }
    fit.beta = qr.solve(y);
    const Eigen::MatrixXd root = qr.matrixR().topLeftCorner(p, p).triangularView<Eigen::Upper>().solve(
        Eigen::MatrixXd::Identity(p, p));
    fit.inverse = qr.colsPermutation() * (root * root.transpose()) * qr.colsPermutation().transpose();
    y -= x * fit.beta;
    const Eigen::VectorXd scale = lengths.cwiseInverse();
    fit.beta = scale.asDiagonal() * fit.beta;
    fit.inverse = scale.asDiagonal() * fit.inverse * scale.asDiagonal();
  }
  fit.residuals = y.transpose() * y;
  if (intercept) put_intercept(fit, x_means, y_means, n);
  clear_rounding(fit, y_sizes, x_sizes);
  return fit;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
