#pragma once

#include <cstdint>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The similarity of the members of couples, if members are exchangeable.
struct CoupleIcc {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  double level = 0;
  double mean_square_between = 0;
  double mean_square_within = 0;
  Statistic value;  ///< negative if partners are less similar than unrelated people
  Interval interval;
  Statistic f;
  double df1 = 0;
  double df2 = 0;
  Statistic p;  ///< two-sided
};

/// The similarity of the members of couples, if members are distinguishable by roles.
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

namespace dyadic::detail {

/// Returns the mean of all members, summed couple by couple so that it does not depend on the order of
/// members.
double pooled_mean(MemberValues values) noexcept;

void require_level(double level, std::string_view function);

/// Returns the largest rounding error of a mean of equal numbers: a sum of squares below its square is zero.
double noise(double size) noexcept;

}  // namespace dyadic::detail

/// Returns the intraclass correlation of exchangeable members, with its F test and interval.
/// @formula (MSB - MSW)/(MSB + MSW); MSB = 2 sum (m - M)^2/(n-1), m a couple's mean and M the overall mean;
///   MSW = sum d^2/(2n), d the difference within a couple. F = MSB/MSW with n-1 and n degrees of freedom,
///   two-sided; interval: F divided by the quantiles of F
/// @source Kenny, Kashy and Cook 2006, Dyadic Data Analysis, chapter 2; the interval is that of ICC(1,1) of
///   Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420, for two members
/// @shape element i of both columns belongs to couple i
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate fewer than two couples: too_few_cases; all values equal: zero_variance; equal partners in
/// every
///   couple: 1, with zero_variance for test and interval
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/couple_correlation (R: analysis of variance; psych)
CoupleIcc couple_icc(MemberValues values, double level = 0.95);

/// Returns the correlation between the members of couples with roles.
/// @formula Pearson's r; t = r sqrt((n-2)/(1-r^2)); interval tanh(atanh r +- z/sqrt(n-3))
/// @source Fisher 1921, Metron 1:3, for the interval
/// @shape element i of both columns belongs to couple i; `first` is one role, `second` the other
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate fewer than two couples (three for the test, four for the interval): too_few_cases; zero
///   variance in one role: zero_variance; r of 1 or -1: zero_variance for test and interval
/// @throws Error(bad_argument) unless 0 < level < 1 and values are within +-1e100; shape_mismatch for columns
///   of different lengths
/// @verified tests/reference/couple_correlation (R: cor.test)
PartnerCorrelation partner_correlation(MemberValues values, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/couple_correlation.ipp"
#endif
