#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// The mean squares of targets by judges.
struct IccMeanSquares {
  double targets = 0;
  double judges = 0;
  double residual = 0;
  double within = 0;  ///< within targets: judges and residual together
};

namespace detail {

inline std::vector<double> complete_rows(std::span<const double> rows, std::size_t k) {
  std::vector<double> complete;
  complete.reserve(rows.size());
  for (std::size_t at = 0; at < rows.size(); at += k) {
    const std::span<const double> row = rows.subspan(at, k);
    const auto bad = std::find_if(row.begin(), row.end(), [](double x) { return std::abs(x) > 1e100; });
    if (bad != row.end()) {
      throw Error(ErrorCode::bad_argument,
                  "intraclass_correlation: rows: row " + std::to_string(at / k + 1) + ", column " +
                      std::to_string(bad - row.begin() + 1) +
                      ": expected a number within +-1e100, or NaN for a missing one");
    }
    if (std::none_of(row.begin(), row.end(), [](double x) { return std::isnan(x); })) {
      complete.insert(complete.end(), row.begin(), row.end());
    }
  }
  return complete;
}

/// Mean squares of at least two complete rows of at least two ratings.
inline IccMeanSquares icc_mean_squares(std::vector<double> x, std::size_t k) {
  const std::size_t n = x.size() / k;
  const auto count = static_cast<double>(x.size());
  // About the first rating: equal ratings then differ by exactly nothing, and a large mean swallows no
  // spread.
  const double origin = x[0];
  double largest = 0;
  double grand = 0;
  std::vector<double> target(n);
  std::vector<double> judge(k);
  for (std::size_t i = 0; i < x.size(); ++i) {
    largest = std::max(largest, std::abs(x[i]));
    x[i] -= origin;
    grand += x[i];
    target[i / k] += x[i];
    judge[i % k] += x[i];
  }
  grand /= count;
  for (double& mean : target) mean /= static_cast<double>(k);
  for (double& mean : judge) mean /= static_cast<double>(n);
  double between = 0;
  double across = 0;
  double residual = 0;
  double within = 0;
  for (const double mean : target) between += static_cast<double>(k) * (mean - grand) * (mean - grand);
  for (const double mean : judge) across += static_cast<double>(n) * (mean - grand) * (mean - grand);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double inside = x[i] - target[i / k];
    const double left = inside - (judge[i % k] - grand);
    within += inside * inside;
    residual += left * left;
  }
  // Squares of what rounding alone leaves are no spread.
  const double rounding = 8 * std::numeric_limits<double>::epsilon() * largest;
  for (double* sum : {&between, &across, &residual, &within}) {
    if (*sum <= count * rounding * rounding) *sum = 0;
  }
  const auto df_targets = static_cast<double>(n - 1);
  const auto df_judges = static_cast<double>(k - 1);
  return {between / df_targets, across / df_judges, residual / (df_targets * df_judges),
          within / (static_cast<double>(n) * df_judges)};
}

/// Interval of (1,1) and (3,1): F over its quantiles, multiplied out so that no error need be above zero.
inline Interval icc_interval(double targets, double error, double df1, double df2, double k, double tail) {
  const double low = targets / f_quantile(tail, df1, df2, Tail::upper);
  const double high = targets * f_quantile(tail, df2, df1, Tail::upper);
  return {(low - error) / (low + (k - 1) * error), (high - error) / (high + (k - 1) * error)};
}

/// Interval of (2,1).
inline Interval icc2_interval(const IccMeanSquares& ms, double icc, double n, double k, double tail) {
  if (ms.judges == 0 && ms.residual == 0) return {1, 1};
  if (ms.targets == 0) return WhyMissing::no_spread;
  const double a = k * icc * ms.judges;
  const double b = (n * (1 + (k - 1) * icc) - k * icc) * ms.residual;
  const double df = (k - 1) * (a + b) * (a + b) / (a * a + b * b / (n - 1));
  // Below this the error's quantiles are zero and infinity for any use.
  if (!(df > 0.01)) return WhyMissing::no_spread;
  const double low = ms.targets / f_quantile(tail, n - 1, df, Tail::upper);
  const double high = ms.targets * f_quantile(tail, df, n - 1, Tail::upper);
  const double error = k * ms.judges + (k * n - k - n) * ms.residual;
  return {n * (low - ms.residual) / (error + n * low), n * (high - ms.residual) / (error + n * high)};
}

/// The same for the mean of k judges.
inline Interval stepped_up(const Interval& single, double k) {
  if (!single.exists()) return single;
  const double low = 1 + (k - 1) * single.low;
  if (!(low > 0)) return low == 0 ? WhyMissing::no_spread : WhyMissing::contradictory;
  return {k * single.low / low, k * single.high / (1 + (k - 1) * single.high)};
}

inline Statistic icc_ratio(double above, double below) {
  if (below == 0) return WhyMissing::no_spread;
  if (below < 0) return WhyMissing::contradictory;
  return above / below;
}

}  // namespace detail
}  // namespace intimetry
