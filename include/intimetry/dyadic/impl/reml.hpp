#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/LU>
#include <cmath>
#include <limits>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Restricted maximum likelihood of a regression with compound symmetry in pairs. Sums and differences over
/// sqrt 2 are independent, so only the cross-products of both parts are needed.
class Reml {
 public:
  /// @param values outcomes of both members, then each predictor of both
  explicit Reml(const Eigen::MatrixXd& values) : n_(static_cast<double>(values.rows())) {
    const Eigen::Index k = values.cols() / 2 - 1;
    p_ = k + 1;
    if (!(2 * n_ > static_cast<double>(p_) + 1)) {
      fault_.reason = MissingReason::too_few_cases;
      return;
    }
    check_rank(values, k);
    if (fault_.exists()) return;
    gather(values, k);
    find_rho();
    if (!fault_.exists()) finish(k);
  }

  [[nodiscard]] const ModelFault& fault() const noexcept { return fault_; }
  [[nodiscard]] double rho() const noexcept { return rho_; }
  [[nodiscard]] double variance() const noexcept { return variance_; }

  /// Returns coefficient j; j = 0 is the intercept.
  [[nodiscard]] Effect effect(Eigen::Index j, double level) const {
    const double v = covariance_(j, j);
    const Eigen::VectorXd row = covariance_.col(j);
    const double sum = variance_ * (1 + rho_);
    const double difference = variance_ * (1 - rho_);
    Eigen::Vector2d slope(row.dot(raw_sums_ * row) / (sum * sum),
                          row.dot(raw_differences_ * row) / (difference * difference));
    const double spread = slope.dot(information_.ldlt().solve(slope));
    return t_effect(beta_(j), std::sqrt(v), v * v / spread, level);
  }

 private:
  struct At {
    Eigen::VectorXd b;
    Eigen::MatrixXd inverse;
    double rss = 0;
    double rss_sums = 0;
    double rss_differences = 0;
    double log_determinant = 0;
  };

  void check_rank(const Eigen::MatrixXd& values, Eigen::Index k) {
    const Eigen::Index n = values.rows();
    Eigen::MatrixXd stacked(2 * n, k);
    for (Eigen::Index j = 0; j < k; ++j) {
      stacked.col(j) << values.col(2 + 2 * j), values.col(3 + 2 * j);
    }
    Eigen::MatrixXd y(2 * n, 1);
    y << values.col(0), values.col(1);
    const double total = (y.array() - y.mean()).square().sum();
    const LeastSquares fit = least_squares(std::move(stacked), std::move(y), true);
    fault_ = fit.fault;
    if (fault_.exists()) return;
    // Nearly equal products are subtracted below, which loses some ulps of the whole sum of squares.
    if (!(fit.residuals(0, 0) > rounding_share * total)) fault_.reason = MissingReason::zero_variance;
  }

  /// Computes the cross-products of both parts, of columns centred and scaled to length 1.
  void gather(const Eigen::MatrixXd& values, Eigen::Index k) {
    const Eigen::Index n = values.rows();
    Eigen::MatrixXd sums(n, p_ + 1);
    Eigen::MatrixXd differences(n, p_ + 1);
    means_.resize(k + 1);
    lengths_.resize(p_);
    const double root2 = std::sqrt(2.0);
    const auto put = [&](Eigen::Index from, Eigen::Index to) {
      means_(to == p_ ? k : to - 1) = (values.col(from).mean() + values.col(from + 1).mean()) / 2;
      const double mean = means_(to == p_ ? k : to - 1);
      sums.col(to) = ((values.col(from).array() - mean) + (values.col(from + 1).array() - mean)) / root2;
      differences.col(to) = (values.col(from) - values.col(from + 1)) / root2;
    };
    sums.col(0).setConstant(root2);
    differences.col(0).setZero();
    for (Eigen::Index j = 0; j < k; ++j) put(2 + 2 * j, j + 1);
    put(0, p_);
    for (Eigen::Index j = 0; j < p_; ++j) {
      lengths_(j) = std::sqrt(sums.col(j).squaredNorm() + differences.col(j).squaredNorm());
      sums.col(j) /= lengths_(j);
      differences.col(j) /= lengths_(j);
    }
    sums_ = sums.transpose() * sums;
    differences_ = differences.transpose() * differences;
  }

  [[nodiscard]] At fit(double rho) const {
    At at;
    const double of_sums = 1 / (1 + rho);
    const double of_differences = 1 / (1 - rho);
    const Eigen::MatrixXd all = of_sums * sums_ + of_differences * differences_;
    const Eigen::LDLT<Eigen::MatrixXd> factor(all.topLeftCorner(p_, p_));
    at.b = factor.solve(all.col(p_).head(p_));
    at.inverse = factor.solve(Eigen::MatrixXd::Identity(p_, p_));
    at.log_determinant = factor.vectorD().array().log().sum();
    Eigen::VectorXd residual(p_ + 1);
    residual << -at.b, 1.0;
    at.rss_sums = residual.dot(sums_ * residual);
    at.rss_differences = residual.dot(differences_ * residual);
    at.rss = of_sums * at.rss_sums + of_differences * at.rss_differences;
    return at;
  }

  /// Returns -2 times the restricted log-likelihood, without constants.
  [[nodiscard]] double deviance(double rho) const {
    const At at = fit(rho);
    return (2 * n_ - static_cast<double>(p_)) * std::log(at.rss) + n_ * (std::log1p(rho) + std::log1p(-rho)) +
           at.log_determinant;
  }

  [[nodiscard]] double slope(double rho) const {
    const At at = fit(rho);
    const double of_sums = 1 / ((1 + rho) * (1 + rho));
    const double of_differences = 1 / ((1 - rho) * (1 - rho));
    const Eigen::MatrixXd change =
        of_differences * differences_.topLeftCorner(p_, p_) - of_sums * sums_.topLeftCorner(p_, p_);
    return (2 * n_ - static_cast<double>(p_)) *
               (of_differences * at.rss_differences - of_sums * at.rss_sums) / at.rss +
           n_ / (1 + rho) - n_ / (1 - rho) + (at.inverse * change).trace();
  }

  /// First a grid, since the likelihood may have two maxima; then bisection, which always converges.
  void find_rho() {
    constexpr int steps = 64;
    constexpr double far = 8;  // of Fisher's z: a correlation of .9999998
    const auto grid = [](int i) { return std::tanh(far * (2.0 * i / steps - 1)); };
    int best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i <= steps; ++i) {
      const double value = deviance(grid(i));
      if (value < least) {
        least = value;
        best = i;
      }
    }
    if (best == 0 || best == steps) {
      fault_.reason = MissingReason::contradictory;
      return;
    }
    double low = grid(best - 1);
    double high = grid(best + 1);
    for (int i = 0; i < 200 && high - low > 1e-16; ++i) {
      const double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      (slope(middle) > 0 ? high : low) = middle;
    }
    rho_ = low + (high - low) / 2;
  }

  /// Converts back to the columns' own units and origin.
  void finish(Eigen::Index k) {
    const At at = fit(rho_);
    variance_ = at.rss / (2 * n_ - static_cast<double>(p_));
    Eigen::MatrixXd back = lengths_.cwiseInverse().asDiagonal();
    for (Eigen::Index j = 0; j < k; ++j) back(0, j + 1) = -means_(j) / lengths_(j + 1);
    beta_ = back * at.b;
    beta_(0) += means_(k);
    covariance_ = variance_ * back * at.inverse * back.transpose();
    const Eigen::MatrixXd forward = back.inverse();
    raw_sums_ = forward.transpose() * sums_.topLeftCorner(p_, p_) * forward;
    raw_differences_ = forward.transpose() * differences_.topLeftCorner(p_, p_) * forward;
    fill_information();
  }

  void fill_information() {
    const double sum = variance_ * (1 + rho_);
    const double difference = variance_ * (1 - rho_);
    const Eigen::MatrixXd of_sums = covariance_ * raw_sums_ / sum;
    const Eigen::MatrixXd of_differences = covariance_ * raw_differences_ / difference;
    information_(0, 0) = (n_ - 2 * of_sums.trace() + (of_sums * of_sums).trace()) / (sum * sum);
    information_(1, 1) = (n_ - 2 * of_differences.trace() + (of_differences * of_differences).trace()) /
                         (difference * difference);
    information_(0, 1) = information_(1, 0) = (of_sums * of_differences).trace() / (sum * difference);
  }

  double n_;
  Eigen::Index p_ = 0;
  ModelFault fault_;
  Eigen::VectorXd means_;    // of the predictors, then of the outcome
  Eigen::VectorXd lengths_;  // of the columns, the intercept's first
  Eigen::MatrixXd sums_;     // cross-products of the columns and the outcome, scaled
  Eigen::MatrixXd differences_;
  double rho_ = 0;
  double variance_ = 0;
  Eigen::VectorXd beta_;
  Eigen::MatrixXd covariance_;
  Eigen::MatrixXd raw_sums_;  // cross-products in the columns' own units
  Eigen::MatrixXd raw_differences_;
  Eigen::Matrix2d information_;
};

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
