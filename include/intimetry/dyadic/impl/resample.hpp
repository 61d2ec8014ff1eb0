#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Returns the columns of x, then those of y; with an intercept, a column of ones first.
inline Eigen::MatrixXd beside(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y, bool intercept) {
  Eigen::MatrixXd all(x.rows(), x.cols() + y.cols() + (intercept ? 1 : 0));
  if (intercept) all.col(0).setOnes();
  all.middleCols(intercept ? 1 : 0, x.cols()) = x;
  all.rightCols(y.cols()) = y;
  // Products of columns with a large mean would lose precision.
  if (intercept) {
    const Eigen::RowVectorXd means = all.rightCols(all.cols() - 1).colwise().mean();
    all.rightCols(all.cols() - 1).rowwise() -= means;
  }
  return all;
}

/// Returns how often each of n couples is drawn in replication `draw`, n draws in total.
inline Eigen::VectorXd drawn_couples(Eigen::Index n, std::uint64_t seed, std::uint64_t draw) {
  Random random(seed, draw);
  Eigen::VectorXd times = Eigen::VectorXd::Zero(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    times(static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(n)))) += 1;
  }
  return times;
}

/// Returns the cross-products of the columns, with rows weighted by `times`.
inline Eigen::MatrixXd weighted_products(const Eigen::MatrixXd& rows, const Eigen::VectorXd& times) {
  return rows.transpose() * times.asDiagonal() * rows;
}

/// Returns least squares from cross-products, with the outcomes last; NaN if the predictors of this draw are
/// linearly dependent.
inline Eigen::MatrixXd solve_products(const Eigen::MatrixXd& products, Eigen::Index outcomes = 1) {
  const Eigen::Index p = products.rows() - outcomes;
  const Eigen::VectorXd scale = products.diagonal().head(p).cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd scaled = scale.asDiagonal() * products.topLeftCorner(p, p) * scale.asDiagonal();
  const Eigen::LDLT<Eigen::MatrixXd> factor(scaled);
  if (factor.vectorD().minCoeff() < 1e-10) {
    return Eigen::MatrixXd::Constant(p, outcomes, std::numeric_limits<double>::quiet_NaN());
  }
  return scale.asDiagonal() * factor.solve(scale.asDiagonal() * products.topRightCorner(p, outcomes));
}

/// Returns statistic(draw) for every draw. Each draw has its own random stream, so the number of threads has
/// no effect.
template <class Statistics>
std::vector<double> draws_of(std::size_t draws, const Statistics& statistic) {
  constexpr std::size_t block = 64;
  std::vector<double> drawn(draws);
  parallel_for((draws + block - 1) / block, 0, [&](std::size_t b) {
    for (std::size_t i = b * block; i < std::min(draws, (b + 1) * block); ++i) drawn[i] = statistic(i);
  });
  return drawn;
}

/// Returns the percentile interval of draws (interpolated quantiles, R's type 7). If one in twenty draws has
/// no value, there is no interval, because the estimate may not exist.
inline Interval resampled_interval(std::vector<double> drawn, double level) {
  const std::size_t all = drawn.size();
  drawn.erase(std::remove_if(drawn.begin(), drawn.end(), [](double x) { return !std::isfinite(x); }),
              drawn.end());
  if (drawn.size() < 2 || drawn.size() * 20 < all * 19) return MissingReason::contradictory;
  std::sort(drawn.begin(), drawn.end());
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(drawn.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, drawn.size() - 1);
    return drawn[below] + (place - static_cast<double>(below)) * (drawn[above] - drawn[below]);
  };
  return {at((1 - level) / 2), at((1 + level) / 2)};
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
