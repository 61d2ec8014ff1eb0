#pragma once

#include <cmath>
#include <string_view>

// Boost's SSE2 Lanczos sums round differently from the plain ones. The plain ones give the same figures on
// every processor; Boost selects them only if the macro __SSE2__ is not defined.
#pragma push_macro("__SSE2__")
#undef __SSE2__
#include <boost/math/special_functions/lanczos.hpp>
#pragma pop_macro("__SSE2__")

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

// Only double: with long double, results would differ between processors.
using BoostPolicy =
    boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>>;

inline void require_degrees(double df, std::string_view function, std::string_view argument) {
  require(df > 0 && std::isfinite(df), ErrorCode::bad_argument, function, argument,
          "degrees of freedom must be finite and above 0");
}

inline void require_probability(double p, std::string_view function) {
  require(p > 0 && p < 1, ErrorCode::bad_argument, function, "p",
          "expected a probability above 0 and below 1");
}

inline void require_number(double x, std::string_view function, std::string_view argument) {
  require(!std::isnan(x), ErrorCode::bad_argument, function, argument, "it is NaN");
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE double normal_probability(double z, Tail tail) {
  stats::detail::require_number(z, "normal_probability", "z");
  const double toward = tail == Tail::lower ? -z : z;
  if (std::isinf(z)) return toward > 0 ? 0 : 1;
  return boost::math::erfc(toward / std::sqrt(2.0), stats::detail::BoostPolicy{}) / 2;
}

INTIMETRY_INLINE double normal_quantile(double p, Tail tail) {
  stats::detail::require_probability(p, "normal_quantile");
  const double upper = std::sqrt(2.0) * boost::math::erfc_inv(2 * p, stats::detail::BoostPolicy{});
  return tail == Tail::upper ? upper : -upper;
}

INTIMETRY_INLINE double chi_square_probability(double x, double df, Tail tail) {
  stats::detail::require_number(x, "chi_square_probability", "x");
  stats::detail::require_degrees(df, "chi_square_probability", "df");
  if (x <= 0) return tail == Tail::lower ? 0 : 1;
  if (std::isinf(x)) return tail == Tail::lower ? 1 : 0;
  return tail == Tail::lower ? boost::math::gamma_p(df / 2, x / 2, stats::detail::BoostPolicy{})
                             : boost::math::gamma_q(df / 2, x / 2, stats::detail::BoostPolicy{});
}

INTIMETRY_INLINE double chi_square_quantile(double p, double df, Tail tail) {
  stats::detail::require_probability(p, "chi_square_quantile");
  stats::detail::require_degrees(df, "chi_square_quantile", "df");
  return 2 * (tail == Tail::lower ? boost::math::gamma_p_inv(df / 2, p, stats::detail::BoostPolicy{})
                                  : boost::math::gamma_q_inv(df / 2, p, stats::detail::BoostPolicy{}));
}

INTIMETRY_INLINE double f_probability(double x, double df1, double df2, Tail tail) {
  stats::detail::require_number(x, "f_probability", "x");
  stats::detail::require_degrees(df1, "f_probability", "df1");
  stats::detail::require_degrees(df2, "f_probability", "df2");
  if (x <= 0) return tail == Tail::lower ? 0 : 1;
  if (std::isinf(x)) return tail == Tail::lower ? 1 : 0;
  const double a = df1 * x;
  const bool lower = tail == Tail::lower;
  // The smaller of the two shares is computed directly, which preserves its precision.
  if (a <= df2) {
    const double y = a / (a + df2);
    return lower ? boost::math::ibeta(df1 / 2, df2 / 2, y, stats::detail::BoostPolicy{})
                 : boost::math::ibetac(df1 / 2, df2 / 2, y, stats::detail::BoostPolicy{});
  }
  const double rest = df2 / (a + df2);
  return lower ? boost::math::ibetac(df2 / 2, df1 / 2, rest, stats::detail::BoostPolicy{})
               : boost::math::ibeta(df2 / 2, df1 / 2, rest, stats::detail::BoostPolicy{});
}

INTIMETRY_INLINE double f_quantile(double p, double df1, double df2, Tail tail) {
  stats::detail::require_probability(p, "f_quantile");
  stats::detail::require_degrees(df1, "f_quantile", "df1");
  stats::detail::require_degrees(df2, "f_quantile", "df2");
  double rest = 0;
  const double y = tail == Tail::lower
                       ? boost::math::ibeta_inv(df1 / 2, df2 / 2, p, &rest, stats::detail::BoostPolicy{})
                       : boost::math::ibetac_inv(df1 / 2, df2 / 2, p, &rest, stats::detail::BoostPolicy{});
  return df2 * y / (df1 * rest);
}

INTIMETRY_INLINE double t_probability(double t, double df, Tail tail) {
  stats::detail::require_number(t, "t_probability", "t");
  stats::detail::require_degrees(df, "t_probability", "df");
  const double beyond = f_probability(t * t, 1, df, Tail::upper) / 2;
  return (t > 0) == (tail == Tail::upper) ? beyond : 1 - beyond;
}

INTIMETRY_INLINE double t_quantile(double p, double df, Tail tail) {
  stats::detail::require_probability(p, "t_quantile");
  stats::detail::require_degrees(df, "t_quantile", "df");
  if (p == 0.5) return 0;
  const double beyond = std::sqrt(f_quantile(2 * (p < 0.5 ? p : 1 - p), 1, df, Tail::upper));
  return (p < 0.5) == (tail == Tail::upper) ? beyond : -beyond;
}

}  // namespace intimetry::INTIMETRY_MODE
