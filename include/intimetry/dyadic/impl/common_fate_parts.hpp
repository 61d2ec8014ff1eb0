#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/impl/pooled_moments.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// A couple's contribution to the moments of the slope, around the means of the whole sample.
struct CouplePart {
  double x = 0;           ///< mean of both members' x
  double y = 0;           ///< and of their y
  double variance = 0;    ///< x1 x2
  double covariance = 0;  ///< (x1 y2 + x2 y1)/2
};

inline std::vector<CouplePart> couple_parts(const CouplesSample& sample, const PooledMoments& m) {
  const auto [x1, x2] = sample.variable(0);
  const auto [y1, y2] = sample.variable(1);
  std::vector<CouplePart> parts(x1.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double a = x1[i] - m.mean_x;
    const double b = x2[i] - m.mean_x;
    const double c = y1[i] - m.mean_y;
    const double d = y2[i] - m.mean_y;
    parts[i] = {(a + b) / 2, (c + d) / 2, a * b, (a * d + b * c) / 2};
  }
  return parts;
}

/// The error of the means is ignored: to first order a covariance does not change with the mean.
inline double free_se(const std::vector<CouplePart>& parts, double slope, const PooledMoments& m) {
  double sum = 0;
  double size = 0;
  for (const CouplePart& part : parts) {
    const double residual = part.covariance - slope * part.variance;
    sum += residual * residual;
    size += part.covariance * part.covariance;
  }
  // If y is a function of x, only rounding errors remain, and there is no test.
  if (!(std::sqrt(sum) > m.rounding * std::sqrt(size))) return 0;
  return std::sqrt(sum) / (static_cast<double>(parts.size()) * m.x_x);
}

/// cov(X1,Y2) is a quarter of the covariance of sums minus that of differences, which are independent.
inline double normal_se(const CouplesSample& sample, const PooledMoments& m, double slope) {
  const auto of_sums = [](double own, double between) { return 2 * (own + between); };
  const auto of_differences = [](double own, double between) { return 2 * (own - between); };
  const auto variance = [&](double xx, double yy, double xy) {
    return xx * yy + xy * xy - 4 * slope * xx * xy + 2 * slope * slope * xx * xx;
  };
  const double total =
      variance(of_sums(m.xx, m.x_x), of_sums(m.yy, m.y_y), of_sums(m.xy, m.x_y)) +
      variance(of_differences(m.xx, m.x_x), of_differences(m.yy, m.y_y), of_differences(m.xy, m.x_y));
  return std::sqrt(total / static_cast<double>(sample.n)) / (4 * m.x_x);
}

struct ResampledSlopes {
  std::size_t kept = 0;
  std::size_t lost = 0;
  Statistic se;
  Interval interval;
};

/// Returns one resample's slope, or NaN if its latent variance is not above 0.
inline double resampled_slope(const std::vector<CouplePart>& parts, Random random) {
  CouplePart sum;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const CouplePart& part = parts[static_cast<std::size_t>(random.below(parts.size()))];
    sum.x += part.x;
    sum.y += part.y;
    sum.variance += part.variance;
    sum.covariance += part.covariance;
  }
  const auto n = static_cast<double>(parts.size());
  const double variance = sum.variance / n - (sum.x / n) * (sum.x / n);
  const double covariance = sum.covariance / n - (sum.x / n) * (sum.y / n);
  return variance > 0 ? covariance / variance : std::nan("");
}

/// Returns the quantile of sorted numbers (R's type 7).
inline double sorted_quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

inline ResampledSlopes resampled_slopes(const std::vector<CouplePart>& parts, std::size_t resamples,
                                        std::uint64_t seed, unsigned threads, double tail) {
  ResampledSlopes result;
  if (resamples == 0) return result;
  std::vector<double> slopes(resamples);
  parallel_for(resamples, threads,
               [&](std::size_t r) { slopes[r] = resampled_slope(parts, Random(seed, r)); });
  std::vector<double> kept;
  for (const double slope : slopes) {
    if (!std::isnan(slope)) kept.push_back(slope);
  }
  result.kept = kept.size();
  result.lost = resamples - kept.size();
  if (kept.size() < 2 || static_cast<double>(result.lost) > tail * static_cast<double>(resamples)) {
    result.se = MissingReason::contradictory;
    result.interval = MissingReason::contradictory;
    return result;
  }
  double mean = 0;
  for (const double slope : kept) mean += slope / static_cast<double>(kept.size());
  double sum = 0;
  for (const double slope : kept) sum += (slope - mean) * (slope - mean);
  result.se = std::sqrt(sum / static_cast<double>(kept.size() - 1));
  std::sort(kept.begin(), kept.end());
  result.interval = {sorted_quantile(kept, tail), sorted_quantile(kept, 1 - tail)};
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
