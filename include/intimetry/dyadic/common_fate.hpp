#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct CommonFateOptions {
  double level = 0.95;
  std::size_t resamples = 2000;  ///< number of resamples of couples; 0: no bootstrap
  std::uint64_t seed = default_seed;
  unsigned threads = 1;  ///< 0: as many as there are processors; does not change results
};

/// The effect of what partners have in common on x on what they have in common on y; members exchangeable.
struct CommonFate {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  double latent_variance_x = 0;  ///< cov(X1, X2): a negative value is reported, not set to zero
  double latent_variance_y = 0;
  double latent_covariance = 0;  ///< cov(X1, Y2)
  Statistic slope;
  Statistic se;  ///< delta method, for any distribution
  Statistic z;
  Statistic p;  ///< two-sided
  Interval interval;
  Statistic normal_se;  ///< delta method under normality, as in lavaan
  Statistic bootstrap_se;
  Interval bootstrap;              ///< percentiles
  std::size_t resamples = 0;       ///< number of resamples with a slope
  std::size_t resamples_lost = 0;  ///< resamples whose latent variance of x was not above 0
  Statistic latent_correlation;    ///< not clipped beyond 1
  Statistic disturbance;           ///< latent variance of y not explained by x; a negative value is reported
  bool negative_variance = false;  ///< of x or y
  bool heywood = false;            ///< a latent variance or the disturbance is below 0
};

/// Returns the common fate model of exchangeable members from its moments.
/// @formula slope = cov(X1,Y2)/cov(X1,X2) around the means of all members, with double entry;
///   latent r = cov(X1,Y2)/sqrt(cov(X1,X2) cov(Y1,Y2)).
///   Distribution-free SE: sqrt(sum (c_i - slope v_i)^2)/(n cov(X1,X2)), with a couple's contributions c_i
///   and v_i to the two covariances. Normal SE: sums and differences of partners have independent Wishart
///   moments
/// @source Ledermann and Kenny 2012, J Fam Psychol 26:140, doi 10.1037/a0026624; slope as the ratio of the
///   moments that the model implies
/// @shape element i of all four columns belongs to couple i
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate fewer than three couples: too_few_cases; a variable with zero variance: zero_variance;
/// cov(X1,X2)
///   not above 0, or so near 0 that more resamples are lost than a tail of the interval contains:
///   contradictory
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/common_fate (lavaan; base R)
CommonFate common_fate(MemberValues x, MemberValues y, const CommonFateOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/common_fate.ipp"
#endif
