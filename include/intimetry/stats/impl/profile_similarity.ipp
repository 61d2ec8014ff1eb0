#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/impl/profile_pair.hpp"
#include "intimetry/stats/profile_similarity.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

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
  if (pair.size() < 2) return MissingReason::number_of_items;
  const ProfileMoments m = moments(pair);
  if (!(m.aa > 0 && m.bb > 0)) return MissingReason::zero_variance;
  return m.ab / (std::sqrt(m.aa) * std::sqrt(m.bb));
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic profile_pearson(std::span<const double> a, std::span<const double> b) {
  return stats::detail::correlation(stats::detail::complete_places(a, b, "profile_pearson"));
}

INTIMETRY_INLINE Statistic profile_spearman(std::span<const double> a, std::span<const double> b) {
  stats::detail::ProfilePair pair = stats::detail::complete_places(a, b, "profile_spearman");
  pair.a = stats::detail::mid_ranks(pair.a);
  pair.b = stats::detail::mid_ranks(pair.b);
  return stats::detail::correlation(pair);
}

INTIMETRY_INLINE Statistic double_entry_icc(std::span<const double> a, std::span<const double> b) {
  const stats::detail::ProfilePair pair = stats::detail::complete_places(a, b, "double_entry_icc");
  if (pair.size() < 2) return MissingReason::number_of_items;
  return stats::detail::icc_of(stats::detail::moments(pair));
}

INTIMETRY_INLINE Statistic concordance_correlation(std::span<const double> a, std::span<const double> b) {
  const stats::detail::ProfilePair pair = stats::detail::complete_places(a, b, "concordance_correlation");
  if (pair.size() < 2) return MissingReason::number_of_items;
  const stats::detail::ProfileMoments m = stats::detail::moments(pair);
  const double spread = m.aa + m.bb + (m.mean_a - m.mean_b) * (m.mean_a - m.mean_b);
  if (!(spread > 0)) return MissingReason::zero_variance;
  return 2 * m.ab / spread;
}

INTIMETRY_INLINE ProfileAgreement profile_agreement(std::span<const double> z_a,
                                                    std::span<const double> z_b) {
  const stats::detail::ProfilePair pair = stats::detail::complete_places(z_a, z_b, "profile_agreement");
  ProfileAgreement result;
  result.k = pair.size();
  result.index = result.coefficient = MissingReason::number_of_items;
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

INTIMETRY_INLINE Statistic pattern_similarity(std::span<const double> z_a, std::span<const double> z_b) {
  const stats::detail::ProfilePair pair = stats::detail::complete_places(z_a, z_b, "pattern_similarity");
  if (pair.size() == 0) return MissingReason::number_of_items;
  double apart = 0;
  for (std::size_t i = 0; i < pair.size(); ++i) {
    apart += (pair.a[i] - pair.b[i]) * (pair.a[i] - pair.b[i]);
  }
  const double expected = 2 * chi_square_quantile(0.5, static_cast<double>(pair.size()));
  return (expected - apart) / (expected + apart);
}

INTIMETRY_INLINE Statistic distinctive_similarity(std::span<const double> a, std::span<const double> b,
                                                  std::span<const double> norm_a,
                                                  std::span<const double> norm_b) {
  const std::string_view me = "distinctive_similarity";
  require(norm_a.size() == a.size() && norm_b.size() == b.size(), ErrorCode::shape_mismatch, me, "norm",
          "expected a number for each place of its profile");
  std::vector<double> own(a.size());
  std::vector<double> other(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) own[i] = a[i] - norm_a[i];
  for (std::size_t i = 0; i < b.size(); ++i) other[i] = b[i] - norm_b[i];
  return stats::detail::correlation(stats::detail::complete_places(own, other, me));
}

INTIMETRY_INLINE Statistic normativeness(std::span<const double> a, std::span<const double> norm_a) {
  return stats::detail::correlation(stats::detail::complete_places(a, norm_a, "normativeness"));
}

}  // namespace intimetry::INTIMETRY_MODE
