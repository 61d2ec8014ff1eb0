#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

// How unusual one couple's difference is among couples: another question than whether it is beyond error.

/// What couples of a norm group show on one scale.
struct DifferenceNorm {
  double mean = 0;  ///< of the differences, first role minus second
  double sd_a = 0;
  double sd_b = 0;
  double r = 0;  ///< between the partners
  double n = 0;  ///< couples
};

/// A difference against those of a norm group.
struct SingleCase {
  Statistic statistic;
  double df = 0;     ///< 0: normal
  Statistic p;       ///< two-sided
  Statistic beyond;  ///< share of such couples that lie farther out on the same side, estimated
};

/// The share of couples' differences that is not error, and the difference drawn towards the mean by it.
struct RegressedDifference {
  Statistic reliability;  ///< r_D; negative stays negative
  Statistic difference;
};

namespace detail {

inline SingleCase case_without_value(WhyMissing why) {
  SingleCase result;
  result.statistic = result.p = result.beyond = why;
  return result;
}

inline SingleCase tested_case(double statistic, double df) {
  SingleCase result;
  result.statistic = statistic;
  result.df = df;
  const double size = std::abs(statistic);
  const double tail = df > 0 ? t_probability(size, df, Tail::upper) : normal_probability(size, Tail::upper);
  result.beyond = tail;
  result.p = std::min(1.0, 2 * tail);
  return result;
}

inline void require_correlation(double r, std::string_view function) {
  require(r >= -1 && r <= 1, ErrorCode::bad_argument, function, "r", "expected -1 to 1");
}

}  // namespace detail

/// Returns the test of one couple's difference against those of couples with roles, unstandardised.
/// @formula t = (d - mu_d)/sqrt((s_A^2 + s_B^2 - 2 r s_A s_B)(n+1)/n), n-1 df
/// @source Crawford and Garthwaite 2005, Neuropsychology 19:318, doi 10.1037/0894-4105.19.3.318
/// @unit the scale's raw score
/// @degenerate fewer than two couples: too_few_cases; differences without spread: no_spread
/// @throws Error(bad_argument) for negative SDs, r outside -1..1, what is not finite
/// @verified tests/reference/single_case (R: prediction by lm from simulated couples)
inline SingleCase difference_test(double d, const DifferenceNorm& norm) {
  const std::string_view me = "difference_test";
  require(std::isfinite(d) && std::isfinite(norm.mean), ErrorCode::bad_argument, me, "d", "must be finite");
  require(norm.sd_a >= 0 && norm.sd_b >= 0, ErrorCode::bad_argument, me, "sd", "expected none below 0");
  detail::require_correlation(norm.r, me);
  if (!(norm.n >= 2)) return detail::case_without_value(WhyMissing::too_few_cases);
  const double variance = norm.sd_a * norm.sd_a + norm.sd_b * norm.sd_b - 2 * norm.r * norm.sd_a * norm.sd_b;
  if (!(variance > 0)) return detail::case_without_value(WhyMissing::no_spread);
  return detail::tested_case((d - norm.mean) / std::sqrt(variance * (norm.n + 1) / norm.n), norm.n - 1);
}

/// Returns Payne and Jones's z of the difference of two standardised scores: as `difference_test`, but each
/// score in its own role's standard units, and the norms taken for exact.
/// @formula z = (z_A - z_B)/sqrt(2 - 2 r)
/// @source Payne and Jones 1957, J Clin Psychol 13:115
/// @unit z against each role's own norm
/// @degenerate r of 1: no_spread
/// @throws Error(bad_argument) for r outside -1..1, what is not finite
/// @verified tests/reference/single_case (R)
inline SingleCase standardised_difference_test(double z_a, double z_b, double r) {
  const std::string_view me = "standardised_difference_test";
  require(std::isfinite(z_a) && std::isfinite(z_b), ErrorCode::bad_argument, me, "z", "must be finite");
  detail::require_correlation(r, me);
  if (!(r < 1)) return detail::case_without_value(WhyMissing::no_spread);
  return detail::tested_case((z_a - z_b) / std::sqrt(2 - 2 * r), 0);
}

/// Returns the test of one couple's difference against those of couples whose members are exchangeable: its
/// sign says nothing there, so that the mean difference is 0 and not estimated.
/// @formula t = d / sqrt(sum d^2 / n), n df
/// @source the t of a normal variable over an independent chi-square with n degrees of freedom; for zero
///   means there is no degree to lose
/// @shape `sum_of_squares` of the n couples' differences
/// @degenerate no couple: too_few_cases; all differences 0: no_spread
/// @throws Error(bad_argument) for a negative sum, what is not finite
/// @verified tests/reference/single_case (R), tests/simulation/single_case
inline SingleCase exchangeable_difference_test(double d, double sum_of_squares, double n) {
  const std::string_view me = "exchangeable_difference_test";
  require(std::isfinite(d), ErrorCode::bad_argument, me, "d", "must be finite");
  require(sum_of_squares >= 0 && std::isfinite(sum_of_squares), ErrorCode::bad_argument, me, "sum_of_squares",
          "expected a finite number of at least 0");
  if (!(n >= 1)) return detail::case_without_value(WhyMissing::too_few_cases);
  if (!(sum_of_squares > 0)) return detail::case_without_value(WhyMissing::no_spread);
  return detail::tested_case(d / std::sqrt(sum_of_squares / n), n);
}

/// Returns how much of couples' differences is not error, and the difference regressed by that.
/// @formula r_D = 1 - SE_d^2/Var(d); mu_d + r_D (d - mu_d)
/// @source Kelley 1947, Fundamentals of Statistics, 409; Lord and Novick 1968, 64
/// @unit the scale's raw score
/// @degenerate Var(d) of 0: no_spread; r_D below 0, error larger than all variation: reported, no regressed
///   difference (contradictory)
/// @throws Error(bad_argument) for a negative variance or error
/// @verified tests/reference/single_case (R)
inline RegressedDifference regressed_difference(double d, double mean, double variance, double error) {
  const std::string_view me = "regressed_difference";
  require(variance >= 0, ErrorCode::bad_argument, me, "variance", "expected at least 0");
  require(error >= 0, ErrorCode::bad_argument, me, "error", "expected at least 0");
  RegressedDifference result;
  result.reliability = result.difference = WhyMissing::no_spread;
  if (!(variance > 0)) return result;
  const double reliability = 1 - error * error / variance;
  result.reliability = reliability;
  result.difference = WhyMissing::contradictory;
  if (reliability >= 0) result.difference = mean + reliability * (d - mean);
  return result;
}

}  // namespace intimetry
