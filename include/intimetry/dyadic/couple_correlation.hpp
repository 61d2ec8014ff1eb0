#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// How alike the members of a couple are where no role tells them apart.
struct CoupleIcc {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  double mean_square_between = 0;
  double mean_square_within = 0;
  Statistic value;  ///< negative stays negative: partners less alike than strangers
  Interval interval;
  Statistic f;
  double df1 = 0;
  double df2 = 0;
  Statistic p;  ///< two-sided
};

/// How alike the members of a couple are where a role tells them apart.
struct PartnerCorrelation {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  Statistic value;
  Interval interval;
  Statistic t;
  double df = 0;
  Statistic p;  ///< two-sided
};

namespace detail {

inline double mean_of(std::span<const double> values) noexcept {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The mean of all members: added couple by couple, so that it does not change with who is called first.
inline double pooled_mean(MemberValues values) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < values.first.size(); ++i) sum += values.first[i] + values.second[i];
  return sum / (2 * static_cast<double>(values.first.size()));
}

inline void require_level(double level, std::string_view function) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, function, "level", "expected 0 < level < 1");
}

/// What a mean of equal numbers may be off by: sums of squares below its square are no spread.
inline double noise(double size) noexcept { return 1e-14 * std::abs(size); }

inline void test_icc(CoupleIcc& icc) {
  const double between = icc.mean_square_between;
  const double within = icc.mean_square_within;
  icc.value = (between - within) / (between + within);
  if (!(within > 0)) {
    icc.f = icc.p = WhyMissing::no_spread;
    icc.interval = WhyMissing::no_spread;
    return;
  }
  icc.f = between / within;
  icc.p = std::min(1.0, 2 * std::min(f_probability(icc.f.value, icc.df1, icc.df2, Tail::lower),
                                     f_probability(icc.f.value, icc.df1, icc.df2, Tail::upper)));
  const double tail = (1 - icc.level) / 2;
  const auto correlation = [](double f) { return (f - 1) / (f + 1); };
  icc.interval = {correlation(icc.f.value / f_quantile(tail, icc.df1, icc.df2, Tail::upper)),
                  correlation(icc.f.value / f_quantile(tail, icc.df1, icc.df2))};
}

inline void test_correlation(PartnerCorrelation& r) {
  const double value = r.value.value;
  const auto n = static_cast<double>(r.n);
  const double rest = 1 - value * value;
  if (r.n < 3) {
    r.t = r.p = WhyMissing::too_few_cases;
  } else if (rest > 0) {
    r.t = value * std::sqrt(r.df / rest);
    r.p = 2 * t_probability(std::abs(r.t.value), r.df, Tail::upper);
  } else {
    r.t = r.p = WhyMissing::no_spread;
  }
  if (r.n < 4) {
    r.interval = WhyMissing::too_few_cases;
  } else if (rest > 0) {
    const double reach = normal_quantile((1 - r.level) / 2, Tail::upper) / std::sqrt(n - 3);
    r.interval = {std::tanh(std::atanh(value) - reach), std::tanh(std::atanh(value) + reach)};
  } else {
    r.interval = WhyMissing::no_spread;
  }
}

}  // namespace detail

/// Returns the intraclass correlation of exchangeable members, with its F test and interval.
/// @formula (MSB - MSW)/(MSB + MSW); MSB = 2 sum (m - M)^2/(n-1), m a couple's mean and M the mean of all;
///   MSW = sum d^2/(2n), d the difference within a couple. F = MSB/MSW on n-1 and n degrees of freedom,
///   two-sided; interval: F divided by the quantiles of F
/// @source Kenny, Kashy and Cook 2006, Dyadic Data Analysis, chapter 2; the interval is that of ICC(1,1) of
///   Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420, for two members
/// @shape element i of both columns belongs to couple i
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate fewer than two couples: too_few_cases; all values alike: no_spread; all partners alike: 1,
///   with no_spread for test and interval
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/dyadic_correlations (R: analysis of variance; psych)
inline CoupleIcc couple_icc(MemberValues values, double level = 0.95) {
  detail::require_level(level, "couple_icc");
  const CouplesSample sample = complete_couples(std::array{values}, "couple_icc");
  CoupleIcc icc;
  icc.n = sample.n;
  icc.left_out = sample.left_out;
  icc.level = level;
  if (icc.n < 2) return icc;
  const auto [first, second] = sample.variable(0);
  const double mean = detail::pooled_mean({first, second});
  double between = 0;
  double within = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double m = ((first[i] - mean) + (second[i] - mean)) / 2;
    const double d = first[i] - second[i];
    between += m * m;
    within += d * d;
  }
  const auto n = static_cast<double>(icc.n);
  icc.df1 = n - 1;
  icc.df2 = n;
  icc.mean_square_between = 2 * between / (n - 1);
  icc.mean_square_within = within / (2 * n);
  const double least = detail::noise(mean);
  if (icc.mean_square_between + icc.mean_square_within <= least * least) {
    icc.value = icc.f = icc.p = WhyMissing::no_spread;
    icc.interval = WhyMissing::no_spread;
    return icc;
  }
  detail::test_icc(icc);
  return icc;
}

/// Returns the correlation between the members of couples whose members have roles.
/// @formula Pearson's r; t = r sqrt((n-2)/(1-r^2)); interval tanh(atanh r +- z/sqrt(n-3))
/// @source Fisher 1921, Metron 1:3, for the interval
/// @shape element i of both columns belongs to couple i; `first` is one role, `second` the other
/// @missing NaN; a couple with one is left out, and counted
/// @degenerate fewer than two couples (three for the test, four for the interval): too_few_cases; one role's
///   values all alike: no_spread; r of 1 or -1: no_spread for test and interval
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/dyadic_correlations (R: cor.test)
inline PartnerCorrelation partner_correlation(MemberValues values, double level = 0.95) {
  detail::require_level(level, "partner_correlation");
  const CouplesSample sample = complete_couples(std::array{values}, "partner_correlation");
  PartnerCorrelation r;
  r.n = sample.n;
  r.left_out = sample.left_out;
  r.level = level;
  if (r.n < 2) return r;
  r.df = static_cast<double>(r.n) - 2;
  const auto [first, second] = sample.variable(0);
  const double mean1 = detail::mean_of(first);
  const double mean2 = detail::mean_of(second);
  double s11 = 0;
  double s22 = 0;
  double s12 = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double x = first[i] - mean1;
    const double y = second[i] - mean2;
    s11 += x * x;
    s22 += y * y;
    s12 += x * y;
  }
  const double n = static_cast<double>(r.n);
  const double least1 = detail::noise(mean1);
  const double least2 = detail::noise(mean2);
  if (s11 <= n * least1 * least1 || s22 <= n * least2 * least2) {
    r.value = r.t = r.p = WhyMissing::no_spread;
    r.interval = WhyMissing::no_spread;
    return r;
  }
  r.value = std::clamp(s12 / std::sqrt(s11) / std::sqrt(s22), -1.0, 1.0);
  detail::test_correlation(r);
  return r;
}

}  // namespace intimetry
