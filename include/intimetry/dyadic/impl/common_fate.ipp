#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/impl/common_fate_parts.hpp"
#include "intimetry/dyadic/impl/pooled_moments.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Fills in the parts that do not need the slope; returns why there is no slope.
inline MissingReason fill_latent(CommonFate& fate, const PooledMoments& m) {
  if (!m.spread_x || !m.spread_y) {
    fate.latent_correlation = MissingReason::zero_variance;
    return MissingReason::zero_variance;
  }
  fate.latent_variance_x = m.x_x;
  fate.latent_variance_y = m.y_y;
  fate.latent_covariance = m.x_y;
  fate.negative_variance = m.x_x < 0 || m.y_y < 0;
  fate.heywood = fate.negative_variance;
  fate.latent_correlation = m.x_x > 0 && m.y_y > 0 ? Statistic(m.x_y / std::sqrt(m.x_x) / std::sqrt(m.y_y))
                                                   : Statistic(MissingReason::contradictory);
  return m.x_x > 0 ? MissingReason::not_missing : MissingReason::contradictory;
}

inline void fill_slope(CommonFate& fate, const CouplesSample& sample, const PooledMoments& m,
                       const CommonFateOptions& options) {
  const double slope = m.x_y / m.x_x;
  const double tail = (1 - options.level) / 2;
  const std::vector<CouplePart> parts = couple_parts(sample, m);
  fate.slope = slope;
  fate.disturbance = m.y_y - slope * m.x_y;
  // Negative beyond the rounding error of a disturbance that is zero.
  fate.heywood = fate.heywood || fate.disturbance.value < -m.rounding * std::abs(m.y_y);
  fate.se = free_se(parts, slope, m);
  fate.normal_se = normal_se(sample, m, slope);
  if (fate.se.value > 0) {
    fate.z = slope / fate.se.value;
    fate.p = 2 * normal_probability(std::abs(fate.z.value), Tail::upper);
  } else {
    fate.z = fate.p = MissingReason::zero_variance;
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

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CommonFate common_fate(MemberValues x, MemberValues y, const CommonFateOptions& options) {
  dyadic::detail::require_level(options.level, "common_fate");
  const CouplesSample sample = complete_couples(std::array{x, y}, "common_fate");
  CommonFate fate;
  fate.n = sample.n;
  fate.left_out = sample.left_out;
  fate.level = options.level;
  if (sample.n < 3) return fate;
  const dyadic::detail::PooledMoments m = dyadic::detail::pooled_moments(sample);
  const MissingReason reason = dyadic::detail::fill_latent(fate, m);
  if (reason == MissingReason::not_missing) {
    dyadic::detail::fill_slope(fate, sample, m, options);
  } else {
    fate.slope = fate.se = fate.z = fate.p = fate.normal_se = fate.bootstrap_se = fate.disturbance = reason;
    fate.interval = fate.bootstrap = reason;
  }
  return fate;
}

}  // namespace intimetry::INTIMETRY_MODE
