#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/icc.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace stats::detail {

/// Mean squares of at least two targets and two judges, from the judges' means and covariances.
inline IccMeanSquares icc_mean_squares(const CovarianceMatrix& judges) {
  const std::size_t judge_count = judges.k;
  const auto k = static_cast<double>(judge_count);
  const auto n = static_cast<double>(judges.n.front());
  double variances = 0;
  double all = 0;
  double apart = 0;  // half the sum of the variances of differences: exactly 0 for judges who agree
  double across = 0;
  double largest = 0;
  for (std::size_t i = 0; i < judge_count; ++i) {
    variances += judges(i, i);
    largest = std::max(largest, std::abs(judges.mean[i]));
    for (std::size_t j = 0; j < judge_count; ++j) all += judges(i, j);
    for (std::size_t j = 0; j < i; ++j) {
      const double between_means = judges.mean[i] - judges.mean[j];
      apart += judges(i, i) + judges(j, j) - 2 * judges(i, j);
      across += between_means * between_means;
    }
  }
  // A sum as small as a rounding error counts as zero variance.
  const double rounding = 8 * std::numeric_limits<double>::epsilon();
  if (std::abs(all) <= rounding * k * variances) all = 0;
  if (apart <= rounding * k * variances) apart = 0;
  if (across <= k * k * rounding * largest * rounding * largest) across = 0;
  const double residual = apart / (k * (k - 1));
  const double between_judges = n * across / (k * (k - 1));
  return {all / k, between_judges, residual, (between_judges + (n - 1) * residual) / n};
}

/// Returns the interval of (1,1) and (3,1) from quantiles of F, with the fraction multiplied out so that the
/// error may be zero.
inline Interval icc_interval(double targets, double error, double df1, double df2, double k, double tail) {
  const double low = targets / f_quantile(tail, df1, df2, Tail::upper);
  const double high = targets * f_quantile(tail, df2, df1, Tail::upper);
  return {(low - error) / (low + (k - 1) * error), (high - error) / (high + (k - 1) * error)};
}

/// Returns the interval of (2,1).
inline Interval icc2_interval(const IccMeanSquares& ms, double icc, double n, double k, double tail) {
  if (ms.judges == 0 && ms.residual == 0) return {1, 1};
  if (ms.targets == 0) return MissingReason::zero_variance;
  const double a = k * icc * ms.judges;
  const double b = (n * (1 + (k - 1) * icc) - k * icc) * ms.residual;
  const double df = (k - 1) * (a + b) * (a + b) / (a * a + b * b / (n - 1));
  // With fewer degrees of freedom the quantiles are practically zero and infinite.
  if (!(df > 0.01)) return MissingReason::zero_variance;
  const double low = ms.targets / f_quantile(tail, n - 1, df, Tail::upper);
  const double high = ms.targets * f_quantile(tail, df, n - 1, Tail::upper);
  const double error = k * ms.judges + (k * n - k - n) * ms.residual;
  return {n * (low - ms.residual) / (error + n * low), n * (high - ms.residual) / (error + n * high)};
}

/// Returns the interval for the mean of k judges.
inline Interval stepped_up(const Interval& single, double k) {
  if (!single.exists()) return single;
  const double low = 1 + (k - 1) * single.low;
  if (!(low > 0)) return low == 0 ? MissingReason::zero_variance : MissingReason::contradictory;
  return {k * single.low / low, k * single.high / (1 + (k - 1) * single.high)};
}

inline Statistic icc_ratio(double above, double below) {
  if (below == 0) return MissingReason::zero_variance;
  if (below < 0) return MissingReason::contradictory;
  return above / below;
}

}  // namespace stats::detail
}  // namespace intimetry::INTIMETRY_MODE
