#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/detail/common_fate_parts.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry {

struct CommonFateOptions {
  double level = 0.95;
  std::size_t resamples = 2000;  ///< of couples; 0: no bootstrap
  std::uint64_t seed = default_seed;
  unsigned threads = 1;  ///< 0: as many as the machine has; changes no result
};

/// What a couple has in common on x, predicting what it has in common on y; members exchangeable.
struct CommonFate {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  double latent_variance_x = 0;  ///< cov(X1, X2): negative is reported, not made zero
  double latent_variance_y = 0;
  double latent_covariance = 0;  ///< cov(X1, Y2)
  Statistic slope;
  Statistic se;  ///< delta method, whatever the distribution
  Statistic z;
  Statistic p;  ///< two-sided
  Interval interval;
  Statistic normal_se;  ///< delta method under normality: what lavaan prints
  Statistic bootstrap_se;
  Interval bootstrap;              ///< percentiles
  std::size_t resamples = 0;       ///< with a slope
  std::size_t resamples_lost = 0;  ///< whose latent variance of x was not above 0
  Statistic latent_correlation;    ///< beyond 1 as it is
  Statistic disturbance;           ///< latent variance of y that x leaves; negative is reported
  bool negative_variance = false;  ///< of x or y
  bool heywood = false;            ///< a latent variance or the disturbance is below 0
};

namespace detail {

/// Fills what needs no slope; returns why there is none.
inline WhyMissing fill_latent(CommonFate& fate, const PooledMoments& m) {
  if (!m.spread_x || !m.spread_y) {
    fate.latent_correlation = WhyMissing::no_spread;
    return WhyMissing::no_spread;
  }
  fate.latent_variance_x = m.x_x;
  fate.latent_variance_y = m.y_y;
  fate.latent_covariance = m.x_y;
  fate.negative_variance = m.x_x < 0 || m.y_y < 0;
  fate.heywood = fate.negative_variance;
  fate.latent_correlation = m.x_x > 0 && m.y_y > 0 ? Statistic(m.x_y / std::sqrt(m.x_x) / std::sqrt(m.y_y))
                                                   : Statistic(WhyMissing::contradictory);
  return m.x_x > 0 ? WhyMissing::not_missing : WhyMissing::contradictory;
}

inline void fill_slope(CommonFate& fate, const CouplesSample& sample, const PooledMoments& m,
                       const CommonFateOptions& options) {
  const double slope = m.x_y / m.x_x;
  const double tail = (1 - options.level) / 2;
  const std::vector<CouplePart> parts = couple_parts(sample, m);
  fate.slope = slope;
  fate.disturbance = m.y_y - slope * m.x_y;
  // Below zero, but not by what rounding makes of a y that x leaves nothing of.
  fate.heywood = fate.heywood || fate.disturbance.value < -m.rounding * std::abs(m.y_y);
  fate.se = free_se(parts, slope, m);
  fate.normal_se = normal_se(sample, m, slope);
  if (fate.se.value > 0) {
    fate.z = slope / fate.se.value;
    fate.p = 2 * normal_probability(std::abs(fate.z.value), Tail::upper);
  } else {
    fate.z = fate.p = WhyMissing::no_spread;
  }
  const double reach = normal_quantile(tail, Tail::upper) * fate.se.value;
  fate.interval = {slope - reach, slope + reach};
  const ResampledSlopes resampled =
      resampled_slopes(parts, options.resamples, options.seed, options.threads, tail);
  fate.resamples = resampled.kept;
  fate.resamples_lost = resampled.lost;
  fate.bootstrap_se = resampled.se;
  fate.bootstrap = resampled.interval;
}

}  // namespace detail

/// Returns the common fate model of exchangeable members from its moments.
/// @formula slope = cov(X1,Y2)/cov(X1,X2) about the means of all members, every couple entered both ways
///   round; latent r = cov(X1,Y2)/sqrt(cov(X1,X2) cov(Y1,Y2)). Distribution-free SE: sqrt(sum (c_i - slope
///   v_i)^2)/(n cov(X1,X2)), c_i and v_i a couple's parts of the two covariances. Normal SE: sums and
///   differences of partners have independent Wishart moments
/// @source Ledermann and Kenny 2012, J Fam Psychol 26:140, doi 10.1037/a0026624; slope as the ratio of the
///   moments that the model implies
/// @shape element i of all four columns belongs to couple i
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate fewer than three couples: too_few_cases; a variable that does not vary: no_spread; cov(X1,X2)
///   not above 0, or so near it that more resamples are lost than a tail of the interval holds:
///   contradictory
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/dyadic_common_fate (lavaan; base R)
inline CommonFate common_fate(MemberValues x, MemberValues y, const CommonFateOptions& options = {}) {
  detail::require_level(options.level, "common_fate");
  const CouplesSample sample = complete_couples(std::array{x, y}, "common_fate");
  CommonFate fate;
  fate.n = sample.n;
  fate.left_out = sample.left_out;
  fate.level = options.level;
  if (sample.n < 3) return fate;
  const detail::PooledMoments m = detail::pooled_moments(sample);
  const WhyMissing why = detail::fill_latent(fate, m);
  if (why == WhyMissing::not_missing) {
    detail::fill_slope(fate, sample, m, options);
  } else {
    fate.slope = fate.se = fate.z = fate.p = fate.normal_se = fate.bootstrap_se = fate.disturbance = why;
    fate.interval = fate.bootstrap = why;
  }
  return fate;
}

}  // namespace intimetry
