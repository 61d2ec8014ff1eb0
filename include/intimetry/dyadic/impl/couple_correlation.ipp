#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

inline double mean_of(std::span<const double> values) noexcept {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

INTIMETRY_INLINE double pooled_mean(MemberValues values) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < values.first.size(); ++i) sum += values.first[i] + values.second[i];
  return sum / (2 * static_cast<double>(values.first.size()));
}

INTIMETRY_INLINE void require_level(double level, std::string_view function) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, function, "level", "expected 0 < level < 1");
}

INTIMETRY_INLINE double noise(double size) noexcept { return 1e-14 * std::abs(size); }

inline void test_icc(CoupleIcc& icc) {
  const double between = icc.mean_square_between;
  const double within = icc.mean_square_within;
  icc.value = (between - within) / (between + within);
  if (!(within > 0)) {
    icc.f = icc.p = MissingReason::zero_variance;
    icc.interval = MissingReason::zero_variance;
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
    r.t = r.p = MissingReason::too_few_cases;
  } else if (rest > 0) {
    r.t = value * std::sqrt(r.df / rest);
    r.p = 2 * t_probability(std::abs(r.t.value), r.df, Tail::upper);
  } else {
    r.t = r.p = MissingReason::zero_variance;
  }
  if (r.n < 4) {
    r.interval = MissingReason::too_few_cases;
  } else if (rest > 0) {
    const double reach = normal_quantile((1 - r.level) / 2, Tail::upper) / std::sqrt(n - 3);
    r.interval = {std::tanh(std::atanh(value) - reach), std::tanh(std::atanh(value) + reach)};
  } else {
    r.interval = MissingReason::zero_variance;
  }
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleIcc couple_icc(MemberValues values, double level) {
  dyadic::detail::require_level(level, "couple_icc");
  const CouplesSample sample = complete_couples(std::array{values}, "couple_icc");
  CoupleIcc icc;
  icc.n = sample.n;
  icc.left_out = sample.left_out;
  icc.level = level;
  if (icc.n < 2) return icc;
  const auto [first, second] = sample.variable(0);
  const double mean = dyadic::detail::pooled_mean({first, second});
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
  const double least = dyadic::detail::noise(mean);
  if (icc.mean_square_between + icc.mean_square_within <= least * least) {
    icc.value = icc.f = icc.p = MissingReason::zero_variance;
    icc.interval = MissingReason::zero_variance;
    return icc;
  }
  dyadic::detail::test_icc(icc);
  return icc;
}

INTIMETRY_INLINE PartnerCorrelation partner_correlation(MemberValues values, double level) {
  dyadic::detail::require_level(level, "partner_correlation");
  const CouplesSample sample = complete_couples(std::array{values}, "partner_correlation");
  PartnerCorrelation r;
  r.n = sample.n;
  r.left_out = sample.left_out;
  r.level = level;
  if (r.n < 2) return r;
  r.df = static_cast<double>(r.n) - 2;
  const auto [first, second] = sample.variable(0);
  const double mean1 = dyadic::detail::mean_of(first);
  const double mean2 = dyadic::detail::mean_of(second);
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
  const double least1 = dyadic::detail::noise(mean1);
  const double least2 = dyadic::detail::noise(mean2);
  if (s11 <= n * least1 * least1 || s22 <= n * least2 * least2) {
    r.value = r.t = r.p = MissingReason::zero_variance;
    r.interval = MissingReason::zero_variance;
    return r;
  }
  r.value = std::clamp(s12 / std::sqrt(s11) / std::sqrt(s22), -1.0, 1.0);
  dyadic::detail::test_correlation(r);
  return r;
}

}  // namespace intimetry::INTIMETRY_MODE
