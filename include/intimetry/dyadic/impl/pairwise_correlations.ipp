#pragma once

#include <array>
#include <cmath>

#include "intimetry/dyadic/impl/pooled_moments.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Fills in one correlation, given the other one and the product of the two intraclass correlations.
inline PairwiseCorrelation pairwise(double r, double other, double icc_product, double n) {
  PairwiseCorrelation result;
  result.value = r;
  const double divisor = 1 + icc_product + other * other;
  if (!(divisor > 0)) {
    result.effective_n = result.z = result.p = MissingReason::contradictory;
    return result;
  }
  result.effective_n = 2 * n / divisor;
  result.z = r * std::sqrt(result.effective_n.value);
  result.p = 2 * normal_probability(std::abs(result.z.value), Tail::upper);
  return result;
}

/// @param rounding the largest rounding error of a correlation of 1
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
      result.individual_t = result.individual_p = MissingReason::zero_variance;
    }
  } else {
    result.individual = result.individual_t = result.individual_p = MissingReason::zero_variance;
  }
  if (x > 0 && y > 0) {
    result.dyad = result.cross.value.value / std::sqrt(x * y);
    result.dyad_p = result.cross.p;
    result.dyad_beyond_one = std::abs(result.dyad.value) > 1 + rounding;
  } else {
    result.dyad = result.dyad_p = MissingReason::contradictory;
  }
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE PairwiseCorrelations pairwise_correlations(MemberValues x, MemberValues y) {
  const CouplesSample sample = complete_couples(std::array{x, y}, "pairwise_correlations");
  PairwiseCorrelations result;
  result.n = sample.n;
  result.left_out = sample.left_out;
  if (sample.n < 2) return result;
  const dyadic::detail::PooledMoments m = dyadic::detail::pooled_moments(sample);
  const MissingReason none = MissingReason::zero_variance;
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
  result.overall = dyadic::detail::pairwise(m.xy / scale, m.x_y / scale, product, n);
  result.cross = dyadic::detail::pairwise(m.x_y / scale, m.xy / scale, product, n);
  dyadic::detail::fill_levels(result, m.rounding);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
