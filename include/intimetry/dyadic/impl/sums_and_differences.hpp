#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <limits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Whitened sums and differences of partners: swapping the members of a couple only changes the sign of its
/// differences.
struct SumsAndDifferences {
  MissingReason reason = MissingReason::not_missing;
  Eigen::MatrixXd sums;  ///< one row per couple; first column 1, then sums whose covariance is the identity
  Eigen::MatrixXd differences;  ///< one row per couple; second moments around 0 are the identity

  /// Returns the moments between both for the observed order of members.
  [[nodiscard]] Eigen::MatrixXd observed() const {
    return sums.transpose() * differences / static_cast<double>(sums.rows());
  }
};

/// Makes the columns' second moments the identity; returns why if that is impossible.
inline MissingReason whiten(Eigen::MatrixXd& columns, const Eigen::VectorXd& least) {
  const auto n = static_cast<double>(columns.rows());
  for (Eigen::Index j = 0; j < columns.cols(); ++j) {
    const double size = std::sqrt(columns.col(j).squaredNorm() / n);
    if (!(size > least(j))) return MissingReason::zero_variance;
    columns.col(j) /= size;
  }
  const Eigen::MatrixXd moments = columns.transpose() * columns / n;
  const Eigen::LLT<Eigen::MatrixXd> factor(moments);
  const Eigen::MatrixXd lower = factor.matrixL();
  if (factor.info() != Eigen::Success || !(lower.diagonal().minCoeff() > 1e-6))
    return MissingReason::collinear;
  columns = lower.triangularView<Eigen::Lower>().solve(columns.transpose()).transpose().eval();
  return MissingReason::not_missing;
}

inline SumsAndDifferences sums_and_differences(const CouplesSample& sample) {
  SumsAndDifferences result;
  const auto p = static_cast<Eigen::Index>(sample.variables());
  const auto n = static_cast<Eigen::Index>(sample.n);
  if (n <= 2 * p) {
    result.reason = MissingReason::too_few_cases;
    return result;
  }
  Eigen::MatrixXd sums(n, p);
  result.differences.resize(n, p);
  Eigen::VectorXd least(p);
  for (Eigen::Index j = 0; j < p; ++j) {
    const Eigen::Map<const Eigen::VectorXd> first(sample.first[static_cast<std::size_t>(j)].data(), n);
    const Eigen::Map<const Eigen::VectorXd> second(sample.second[static_cast<std::size_t>(j)].data(), n);
    sums.col(j) = first + second;
    const double mean = sums.col(j).mean();
    sums.col(j).array() -= mean;
    result.differences.col(j) = first - second;
    least(j) = 1e-14 * std::abs(mean);
  }
  result.reason = whiten(sums, least);
  if (result.reason == MissingReason::not_missing) result.reason = whiten(result.differences, least);
  result.sums.resize(n, p + 1);
  result.sums.col(0).setOnes();
  result.sums.rightCols(p) = sums;
  return result;
}

/// Returns -n ln det(I - G'G), G the whitened moments, which is equal to I-SAT's three determinants. Infinite
/// if the differences are determined by the sums.
inline double role_statistic(const Eigen::MatrixXd& moments, double n) {
  Eigen::MatrixXd rest = -(moments.transpose() * moments);
  rest.diagonal().array() += 1;
  const Eigen::LLT<Eigen::MatrixXd> factor(rest);
  if (factor.info() != Eigen::Success) return std::numeric_limits<double>::infinity();
  double log_determinant = 0;
  for (Eigen::Index i = 0; i < rest.rows(); ++i) {
    const double root = factor.matrixLLT()(i, i);
    if (!(root > 1e-7)) return std::numeric_limits<double>::infinity();
    log_determinant += 2 * std::log(root);
  }
  return -n * log_determinant;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
