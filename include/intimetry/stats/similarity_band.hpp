#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct BandOptions {
  double level = 0.95;
  std::size_t draws = 2000;
  std::uint64_t seed = default_seed;
};

/// The interval for the double-entry ICC of two profiles.
struct SimilarityBand {
  Statistic observed;
  Interval interval;
  Statistic median;
  Statistic at_or_below;  ///< share of draws that are at most as similar as the observed profiles
  std::size_t draws = 0;
};

/// The measurement error of one element of two profiles. The best estimate of a common true value is share_a
/// a + share_b b, with shares (v_b - c) and (v_a - c) over v_a + v_b - 2c. Both shares are stored, so that
/// exchanging the partners gives identical bits.
struct PlaceError {
  double difference = 0;  ///< standard error of a - b
  double share_a = 0.5;
  double share_b = 0.5;
  double df = 0;  ///< of that error, a whole number; 0: known
};

/// Returns a band that has no value, and says why.
SimilarityBand band_without_value(MissingReason reason);

/// Returns band (a): the range of the double-entry ICC for two people with the same true profile, given their
/// estimated common profile. An ICC inside it is not evidence of a difference.
/// @formula T = share_a a + share_b b, which is independent of d if the true profiles are equal;
///   a* = T + share_b d*, b* = T - share_a d*, d* = SE z, or SE t_df if SE is estimated;
///   quantiles of the ICC of (a*, b*). No norm is used
/// @source conditioning on the sufficient statistic of the common profile; Lehmann and Romano 2005, Testing
///   Statistical Hypotheses, 4.4
/// @shape two profiles of equal length in one metric, one error per element
/// @missing NaN in either profile or in the error: the element is left out
/// @degenerate fewer than two elements: number_of_items; all numbers equal, or all errors zero: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for a negative error, or degrees of freedom that are
///   not whole numbers
/// @verified tests/reference/similarity_band (R, by simulation), tests/simulation/similarity_band
SimilarityBand equal_profiles_band(std::span<const double> a, std::span<const double> b,
                                   std::span<const PlaceError> errors, const BandOptions& options = {});

/// Figures of the couple's group: means and covariances of their 2k scores, with the first partner's k scales
/// before the second's, and the covariances of the errors.
struct CoupleScores {
  std::vector<double> mean;        ///< 2k
  std::vector<double> covariance;  ///< of observed scores, 2k x 2k, row-major
  std::vector<double> error;       ///< of their errors, 2k x 2k
};

/// Returns band (b): the interval for the double-entry ICC of the two true profiles, given the observed
/// profiles and the figures of the couple's group.
/// @formula T | x ~ N(M + W (x - M), S_T - W S_T), W = S_T S_x^-1, S_T = S_x - S_E; quantiles of the ICC of
///   (T_a, T_b). Adding noise to observed scores is not a valid band: its coverage is .79 to .90
/// @source Lord and Novick 1968, 64 (multivariate regression on observed scores); Bock and Petersen 1975,
///   Biometrika 62:673, doi 10.1093/biomet/62.3.673
/// @shape two profiles of k elements; the group's 2k means, 2k x 2k covariances of scores and of errors
/// @missing none: the caller leaves out missing elements, also from the group's figures
/// @degenerate fewer than two elements: number_of_items; covariances that contradict each other:
///   contradictory; zero true variance: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for a number that is not finite
/// @verified tests/reference/similarity_band (R, by simulation), tests/simulation/similarity_band
SimilarityBand true_profiles_band(std::span<const double> a, std::span<const double> b,
                                  const CoupleScores& group, const BandOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/similarity_band.ipp"
#endif
