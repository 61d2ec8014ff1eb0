#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/detail/pooled_moments.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// A correlation tested by Z with an effective number of cases.
struct PairwiseCorrelation {
  Statistic value;
  Statistic effective_n;  ///< N*
  Statistic z;
  Statistic p;  ///< two-sided
};

/// The correlations of two variables of exchangeable members: between persons, partners, and at both levels.
struct PairwiseCorrelations {
  std::int64_t n = 0;           ///< couples used
  std::int64_t left_out = 0;    ///< couples with a missing value
  Statistic icc_x;              ///< r_xx': x with the partner's x, every couple entered both ways round
  Statistic icc_y;              ///< r_yy'
  PairwiseCorrelation overall;  ///< r_xy: x and y of one person
  PairwiseCorrelation cross;    ///< r_xy': x of one and y of the other
  Statistic individual;         ///< r_i: what is left within couples
  Statistic individual_t;
  double individual_df = 0;
  Statistic individual_p;
  Statistic dyad;    ///< r_d: between couples' latent means; beyond 1 as it is
  Statistic dyad_p;  ///< that of the cross correlation
  bool dyad_beyond_one = false;
};

namespace detail {

/// Fills one correlation, given the other one and the product of both intraclass correlations.
inline PairwiseCorrelation pairwise(double r, double other, double icc_product, double n) {
  PairwiseCorrelation result;
  result.value = r;
  const double divisor = 1 + icc_product + other * other;
  if (!(divisor > 0)) {
    result.effective_n = result.z = result.p = WhyMissing::contradictory;
    return result;
  }
  result.effective_n = 2 * n / divisor;
  result.z = r * std::sqrt(result.effective_n.value);
  result.p = 2 * normal_probability(std::abs(result.z.value), Tail::upper);
  return result;
}

/// @param rounding by how much a correlation of 1 may miss it
inline void fill_levels(PairwiseCorrelations& result, double rounding) {
  const double x = result.icc_x.value;
  const double y = result.icc_y.value;
  const double within = (1 - x) * (1 - y);
  result.individual_df = static_cast<double>(result.n) - 1;
  if (within > 0) {
    const double r = (result.overall.value.value - result.cross.value.value) / std::sqrt(within);
    result.individual = r;
    const double rest = 1 - r * r;
    if (rest > 2 * rounding) {
      result.individual_t = r * std::sqrt(result.individual_df / rest);
      result.individual_p =
          2 * t_probability(std::abs(result.individual_t.value), result.individual_df, Tail::upper);
    } else {
      result.individual_t = result.individual_p = WhyMissing::no_spread;
    }
  } else {
    result.individual = result.individual_t = result.individual_p = WhyMissing::no_spread;
  }
  if (x > 0 && y > 0) {
    result.dyad = result.cross.value.value / std::sqrt(x * y);
    result.dyad_p = result.cross.p;
    result.dyad_beyond_one = std::abs(result.dyad.value) > 1 + rounding;
  } else {
    result.dyad = result.dyad_p = WhyMissing::contradictory;
  }
}

}  // namespace detail

/// Returns the pairwise correlations of two variables of exchangeable members.
/// @formula every couple entered both ways round, so that means and variances are those of all members.
///   r_xy: N1* = 2n/(1 + r_xx' r_yy' + r_xy'^2); r_xy': N2* = 2n/(1 + r_xx' r_yy' + r_xy^2); Z = r sqrt(N*).
///   r_i = (r_xy - r_xy')/sqrt((1 - r_xx')(1 - r_yy')), t = r_i sqrt(n-1)/sqrt(1 - r_i^2) on n-1 degrees of
///   freedom. r_d = r_xy'/sqrt(r_xx' r_yy'), tested by r_xy'
/// @source Griffin and Gonzalez 1995, Psychol Bull 118:430, doi 10.1037/0033-2909.118.3.430
/// @shape element i of all four columns belongs to couple i
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate fewer than two couples: too_few_cases; a variable that does not vary: no_spread; r_d where an
///   intraclass correlation is not above 0: contradictory; r_d beyond 1 is reported, not clipped; r_i where
///   partners are all alike: no_spread
/// @throws Error(bad_argument) for values beyond +-1e100; shape_mismatch for columns of different lengths
/// @verified tests/reference/dyadic_correlations (R: cor of the doubly entered data)
inline PairwiseCorrelations pairwise_correlations(MemberValues x, MemberValues y) {
  const CouplesSample sample = complete_couples(std::array{x, y}, "pairwise_correlations");
  PairwiseCorrelations result;
  result.n = sample.n;
  result.left_out = sample.left_out;
  if (sample.n < 2) return result;
  const detail::PooledMoments m = detail::pooled_moments(sample);
  const WhyMissing none = WhyMissing::no_spread;
  result.icc_x = m.spread_x ? Statistic(m.x_x / m.xx) : Statistic(none);
  result.icc_y = m.spread_y ? Statistic(m.y_y / m.yy) : Statistic(none);
  if (!m.spread_x || !m.spread_y) {
    result.overall = result.cross = {none, none, none, none};
    result.individual = result.individual_t = result.individual_p = result.dyad = result.dyad_p = none;
    return result;
  }
  const double scale = std::sqrt(m.xx) * std::sqrt(m.yy);
  const double product = result.icc_x.value * result.icc_y.value;
  const auto n = static_cast<double>(sample.n);
  result.overall = detail::pairwise(m.xy / scale, m.x_y / scale, product, n);
  result.cross = detail::pairwise(m.x_y / scale, m.xy / scale, product, n);
  detail::fill_levels(result, m.rounding);
  return result;
}

}  // namespace intimetry
