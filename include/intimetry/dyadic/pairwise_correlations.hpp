#pragma once

#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A correlation tested by Z with an effective number of cases.
struct PairwiseCorrelation {
  Statistic value;
  Statistic effective_n;  ///< N*
  Statistic z;
  Statistic p;  ///< two-sided
};

/// The correlations of two variables of exchangeable members: within persons, between partners, and at both
/// levels.
struct PairwiseCorrelations {
  std::int64_t n = 0;           ///< couples used
  std::int64_t left_out = 0;    ///< couples with a missing value
  Statistic icc_x;              ///< r_xx': x with the partner's x, with double entry
  Statistic icc_y;              ///< r_yy'
  PairwiseCorrelation overall;  ///< r_xy: x and y of one person
  PairwiseCorrelation cross;    ///< r_xy': x of one and y of the other
  Statistic individual;         ///< r_i: correlation within couples
  Statistic individual_t;
  double individual_df = 0;
  Statistic individual_p;
  Statistic dyad;    ///< r_d: between couples' latent means; not clipped beyond 1
  Statistic dyad_p;  ///< p of the cross correlation
  bool dyad_beyond_one = false;
};

/// Returns the pairwise correlations of two variables of exchangeable members.
/// @formula double entry, so that means and variances are those of all members.
///   r_xy: N1* = 2n/(1 + r_xx' r_yy' + r_xy'^2); r_xy': N2* = 2n/(1 + r_xx' r_yy' + r_xy^2); Z = r sqrt(N*).
///   r_i = (r_xy - r_xy')/sqrt((1 - r_xx')(1 - r_yy')), t = r_i sqrt(n-1)/sqrt(1 - r_i^2), n-1 degrees of
///   freedom.
///   r_d = r_xy'/sqrt(r_xx' r_yy'), tested by r_xy'
/// @source Griffin and Gonzalez 1995, Psychol Bull 118:430, doi 10.1037/0033-2909.118.3.430
/// @shape element i of all four columns belongs to couple i
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate fewer than two couples: too_few_cases; a variable with zero variance: zero_variance; r_d if an
///   intraclass correlation is not above 0: contradictory; r_d beyond 1 is reported, not clipped; r_i if
///   partners are equal in all couples: zero_variance
/// @throws Error(bad_argument) for values beyond +-1e100; shape_mismatch for columns of different lengths
/// @verified tests/reference/couple_correlation (R: cor of the doubly entered data)
PairwiseCorrelations pairwise_correlations(MemberValues x, MemberValues y);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/pairwise_correlations.ipp"
#endif
