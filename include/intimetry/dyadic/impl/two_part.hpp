#pragma once

#include <Eigen/Core>
#include <cmath>

#include "intimetry/core/config.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "intimetry/dyadic/impl/least_squares.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// A model of exchangeable members in two independent parts: couples' means, and differences without an
/// intercept. The order of members has no effect.
struct TwoPart {
  LeastSquares mean;
  LeastSquares difference;
};

/// Returns both fits. The first `pairs` columns of both are sums and differences of the same numbers, as are
/// the outcomes. Rounding is judged by the size of these numbers, since a difference may be much smaller.
inline TwoPart two_part_fit(const Eigen::MatrixXd& mean_x, const Eigen::MatrixXd& mean_y,
                            const Eigen::MatrixXd& difference_x, const Eigen::MatrixXd& difference_y,
                            Eigen::Index pairs) {
  TwoPart fit{least_squares(mean_x, mean_y, true), least_squares(difference_x, difference_y, false)};
  Eigen::RowVectorXd mean_sizes = mean_x.colwise().norm();
  Eigen::RowVectorXd difference_sizes = difference_x.colwise().norm();
  const Eigen::RowVectorXd both = mean_sizes.head(pairs) + difference_sizes.head(pairs);
  mean_sizes.head(pairs) = difference_sizes.head(pairs) = both;
  const Eigen::RowVectorXd y_size = 2 * mean_y.colwise().norm() + difference_y.colwise().norm();
  clear_rounding(fit.mean, y_size, mean_sizes);
  clear_rounding(fit.difference, y_size, difference_sizes);
  return fit;
}

/// An effect as a linear combination of the coefficients of both parts.
struct TwoPartWeights {
  Eigen::VectorXd mean;
  Eigen::VectorXd difference;
};

inline TwoPartWeights no_weights(const TwoPart& fit) {
  return {Eigen::VectorXd::Zero(fit.mean.beta.rows()), Eigen::VectorXd::Zero(fit.difference.beta.rows())};
}

/// Returns l'V m of one part.
inline double part_covariance(const LeastSquares& part, const Eigen::VectorXd& l, const Eigen::VectorXd& m) {
  if (l.size() == 0) return 0;
  return l.dot(part.inverse * m) * part.residual();
}

inline double two_part_covariance(const TwoPart& fit, const TwoPartWeights& l, const TwoPartWeights& m) {
  return part_covariance(fit.mean, l.mean, m.mean) +
         part_covariance(fit.difference, l.difference, m.difference);
}

inline double two_part_value(const TwoPart& fit, const TwoPartWeights& l) {
  double value = l.mean.dot(fit.mean.beta.col(0));
  if (l.difference.size() != 0) value += l.difference.dot(fit.difference.beta.col(0));
  return value;
}

/// Returns the effect with Satterthwaite's degrees of freedom; if only one part is used, with that part's.
inline Effect two_part_effect(const TwoPart& fit, const TwoPartWeights& l, double level) {
  const double of_mean = part_covariance(fit.mean, l.mean, l.mean);
  const double of_difference = part_covariance(fit.difference, l.difference, l.difference);
  const double variance = of_mean + of_difference;
  double df = l.mean.isZero(0) ? fit.difference.df : fit.mean.df;
  if (of_mean > 0 && of_difference > 0) {
    // Shares instead of variances, whose squares could overflow.
    const double share = of_mean / variance;
    df = 1 / (share * share / fit.mean.df + (1 - share) * (1 - share) / fit.difference.df);
  }
  return t_effect(two_part_value(fit, l), std::sqrt(variance), df, level);
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
