#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/detail/profile_pair.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

// Indices of how alike two profiles are. They describe one pair of profiles; with measurement error in both,
// two equal true profiles can show nearly any value: never read one without its band (similarity_band.hpp).

/// McCrae's index of profile agreement, and the coefficient made of it.
struct ProfileAgreement {
  std::size_t k = 0;
  Statistic index;        ///< I_pa
  Statistic coefficient;  ///< r_pa
};

namespace detail {

/// Ranks from 1; equal numbers share the mean of their ranks.
inline std::vector<double> mid_ranks(std::span<const double> x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return x[i] < x[j]; });
  std::vector<double> rank(x.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && x[order[to]] == x[order[from]]) ++to;
    for (std::size_t i = from; i < to; ++i) rank[order[i]] = static_cast<double>(from + to + 1) / 2;
    from = to;
  }
  return rank;
}

inline Statistic correlation(const ProfilePair& pair) {
  if (pair.size() < 2) return WhyMissing::number_of_items;
  const ProfileMoments m = moments(pair);
  if (!(m.aa > 0 && m.bb > 0)) return WhyMissing::no_spread;
  return m.ab / (std::sqrt(m.aa) * std::sqrt(m.bb));
}

}  // namespace detail

/// Returns Pearson's correlation of two profiles: their shape alone, whatever their level and scatter.
/// @formula s_ab / (s_a s_b)
/// @source Cronbach and Gleser 1953, Psychol Bull 50:456, doi 10.1037/h0057173
/// @shape two profiles of one length
/// @missing NaN; a place that either profile lacks is left out
/// @degenerate fewer than two places: number_of_items; a constant profile: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor)
inline Statistic profile_pearson(std::span<const double> a, std::span<const double> b) {
  return detail::correlation(detail::complete_places(a, b, "profile_pearson"));
}

/// Returns Spearman's correlation of two profiles: Pearson's of the ranks, equal numbers sharing their mean.
/// @formula Pearson's r of mid-ranks
/// @source Spearman 1904, Am J Psychol 15:72, doi 10.2307/1412159
/// @shape, missing, degenerate, throws: as for profile_pearson
/// @verified tests/reference/profile_similarity (R's cor, method "spearman")
inline Statistic profile_spearman(std::span<const double> a, std::span<const double> b) {
  detail::ProfilePair pair = detail::complete_places(a, b, "profile_spearman");
  pair.a = detail::mid_ranks(pair.a);
  pair.b = detail::mid_ranks(pair.b);
  return detail::correlation(pair);
}

/// Returns the double-entry intraclass correlation: shape, level and scatter together.
/// @formula (s_ab - Delta^2/4) / ((s_a^2 + s_b^2)/2 + Delta^2/4), Delta the difference of the means, s with
///   denominator k; equal to 1 - D^2 / (sum of squares of all 2k numbers about their grand mean)
/// @source McCrae 2008, J Pers Assess 90:105, doi 10.1080/00223890701845104; Furr 2010, J Pers Assess 92:1,
///   doi 10.1080/00223890903379134. The denominator is k, which makes it Pearson's r of the 2k double entries
/// @shape two profiles of one length, in one metric
/// @missing NaN; a place that either profile lacks is left out
/// @degenerate fewer than two places: number_of_items; all 2k numbers equal: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor of the double entries)
inline Statistic double_entry_icc(std::span<const double> a, std::span<const double> b) {
  const detail::ProfilePair pair = detail::complete_places(a, b, "double_entry_icc");
  if (pair.size() < 2) return WhyMissing::number_of_items;
  return detail::icc_of(detail::moments(pair));
}

/// Returns Lin's concordance correlation.
/// @formula 2 s_ab / (s_a^2 + s_b^2 + Delta^2), s with denominator k
/// @source Lin 1989, Biometrics 45:255, doi 10.2307/2532051; the denominator k of the correction (Lin 2000,
///   Biometrics 56:324)
/// @shape, missing, degenerate, throws: as for double_entry_icc
/// @verified tests/reference/profile_similarity (the formula in R)
inline Statistic concordance_correlation(std::span<const double> a, std::span<const double> b) {
  const detail::ProfilePair pair = detail::complete_places(a, b, "concordance_correlation");
  if (pair.size() < 2) return WhyMissing::number_of_items;
  const detail::ProfileMoments m = detail::moments(pair);
  const double spread = m.aa + m.bb + (m.mean_a - m.mean_b) * (m.mean_a - m.mean_b);
  if (!(spread > 0)) return WhyMissing::no_spread;
  return 2 * m.ab / spread;
}

/// Returns McCrae's profile agreement.
/// @formula I_pa = (k + 2 sum M^2 - sum d^2)/sqrt(10 k), M the mean of the two z, d their difference;
///   r_pa = I_pa / sqrt(k - 2 + I_pa^2)
/// @source McCrae 1993, Psychol Assess 5:25 and 2008, J Pers Assess 90:105, doi 10.1080/00223890701845104
/// @shape two profiles of one length
/// @unit z against the norms of each person's group: in any other metric the index means nothing
/// @missing NaN; a place that either profile lacks is left out
/// @degenerate no place: number_of_items; r_pa of fewer than three: number_of_items
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (McCrae's example; the formula in R)
inline ProfileAgreement profile_agreement(std::span<const double> z_a, std::span<const double> z_b) {
  const detail::ProfilePair pair = detail::complete_places(z_a, z_b, "profile_agreement");
  ProfileAgreement result;
  result.k = pair.size();
  result.index = result.coefficient = WhyMissing::number_of_items;
  if (pair.size() == 0) return result;
  const auto k = static_cast<double>(pair.size());
  double extreme = 0;
  double apart = 0;
  for (std::size_t i = 0; i < pair.size(); ++i) {
    const double mean = (pair.a[i] + pair.b[i]) / 2;
    const double d = pair.a[i] - pair.b[i];
    extreme += mean * mean;
    apart += d * d;
  }
  const double index = (k + 2 * extreme - apart) / std::sqrt(10 * k);
  result.index = index;
  if (pair.size() > 2) result.coefficient = index / std::sqrt(k - 2 + index * index);
  return result;
}

/// Returns Cattell's coefficient of pattern similarity.
/// @formula r_p = (E - sum d^2)/(E + sum d^2), E twice the median of chi-square with k degrees of freedom
/// @source Cattell 1949, Psychometrika 14:279, doi 10.1007/BF02289193; the median exact, not the tabled one
/// @shape, missing, throws: as for profile_agreement
/// @unit z against the norms of each person's group
/// @degenerate no place: number_of_items
/// @verified tests/reference/profile_similarity (the formula with R's qchisq)
inline Statistic pattern_similarity(std::span<const double> z_a, std::span<const double> z_b) {
  const detail::ProfilePair pair = detail::complete_places(z_a, z_b, "pattern_similarity");
  if (pair.size() == 0) return WhyMissing::number_of_items;
  double apart = 0;
  for (std::size_t i = 0; i < pair.size(); ++i) {
    apart += (pair.a[i] - pair.b[i]) * (pair.a[i] - pair.b[i]);
  }
  const double expected = 2 * chi_square_quantile(0.5, static_cast<double>(pair.size()));
  return (expected - apart) / (expected + apart);
}

/// Returns Furr's distinctive similarity: how alike two profiles are in what sets each apart from its norm.
/// @formula Pearson's r of a - norm_a and b - norm_b: of deviations, not of a regression's residuals
/// @source Furr 2008, J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape four profiles of one length, in one metric
/// @missing NaN; a place that any profile lacks is left out
/// @degenerate fewer than two places: number_of_items; constant deviations: no_spread
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor)
inline Statistic distinctive_similarity(std::span<const double> a, std::span<const double> b,
                                        std::span<const double> norm_a, std::span<const double> norm_b) {
  const std::string_view me = "distinctive_similarity";
  require(norm_a.size() == a.size() && norm_b.size() == b.size(), ErrorCode::shape_mismatch, me, "norm",
          "expected a number for each place of its profile");
  std::vector<double> own(a.size());
  std::vector<double> other(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) own[i] = a[i] - norm_a[i];
  for (std::size_t i = 0; i < b.size(); ++i) other[i] = b[i] - norm_b[i];
  return detail::correlation(detail::complete_places(own, other, me));
}

/// Returns how much a profile is like that of the norm group: Pearson's r with the norm's means.
/// @formula r(a, norm_a)
/// @source Furr 2008, J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape, missing, degenerate, throws: as for profile_pearson
/// @verified tests/reference/profile_similarity (R's cor)
inline Statistic normativeness(std::span<const double> a, std::span<const double> norm_a) {
  return detail::correlation(detail::complete_places(a, norm_a, "normativeness"));
}

}  // namespace intimetry
