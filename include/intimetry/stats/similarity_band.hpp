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

/// Where the double-entry ICC of two profiles may lie.
struct SimilarityBand {
  Statistic observed;
  Interval interval;
  Statistic median;
  Statistic at_or_below;  ///< share of the draws that are no more alike than what was observed
  std::size_t draws = 0;
};

/// The measurement error of one place of two profiles. The best estimate of a value common to both is share_a
/// a + share_b b, with shares (v_b - c) and (v_a - c) over v_a + v_b - 2c; both are given, so that swapping
/// the two changes no bit.
struct PlaceError {
  double difference = 0;  ///< standard error of a - b
  double share_a = 0.5;
  double share_b = 0.5;
  double df = 0;  ///< of that error, a whole number; 0: it is known
};

/// Returns a band that has no value, and says why.
SimilarityBand band_without_value(WhyMissing why);

/// Returns band (a): the double-entry ICC that two people with one and the same true profile would show,
/// given the profile that the two have in common. An ICC inside it is no evidence that they differ.
/// @formula T = share_a a + share_b b, which is independent of d where the true profiles are equal;
///   a* = T + share_b d*, b* = T - share_a d*, d* = SE z, or SE t_df where SE was estimated; quantiles
///   of the ICC of (a*, b*). No norm enters
/// @source conditioning on the sufficient statistic of the common profile; Lehmann and Romano 2005, Testing
///   Statistical Hypotheses, 4.4
/// @shape two profiles of one length in one metric, an error for each place
/// @missing NaN in either profile or in the error: the place is left out
/// @degenerate fewer than two places: number_of_items; all numbers equal, or no error anywhere: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for a negative error, degrees that are not whole
/// @verified tests/reference/similarity_band (R, by simulation), tests/simulation/similarity_band
SimilarityBand equal_profiles_band(std::span<const double> a, std::span<const double> b,
                                   std::span<const PlaceError> errors, const BandOptions& options = {});

/// What is known of couples like these: means and covariances of their 2k scores, the first partner's k
/// scales before the second's, and the error variances and covariances among them.
struct CoupleScores {
  std::vector<double> mean;        ///< 2k
  std::vector<double> covariance;  ///< of observed scores, 2k x 2k, row by row
  std::vector<double> error;       ///< of their errors, 2k x 2k
};

/// Returns band (b): where the double-entry ICC of the two true profiles lies, given the observed ones and
/// what is known of couples like these.
/// @formula T | x ~ N(M + W (x - M), S_T - W S_T), W = S_T S_x^-1, S_T = S_x - S_E; quantiles of the ICC of
///   (T_a, T_b). Adding noise to observed scores is no band: it covers .79 to .90
/// @source Lord and Novick 1968, 64 (multivariate regression on observed scores); Bock and Petersen 1975,
///   Biometrika 62:673, doi 10.1093/biomet/62.3.673
/// @shape two profiles of k places; the group's 2k means, 2k x 2k covariances of scores and of errors
/// @missing none: the caller leaves out places, in the group's figures too
/// @degenerate fewer than two places: number_of_items; covariances that contradict each other: contradictory;
///   no true spread: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for what is not finite
/// @verified tests/reference/similarity_band (R, by simulation), tests/simulation/similarity_band
SimilarityBand true_profiles_band(std::span<const double> a, std::span<const double> b,
                                  const CoupleScores& group, const BandOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/similarity_band.ipp"
#endif
