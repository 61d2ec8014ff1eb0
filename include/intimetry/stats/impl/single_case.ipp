#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/single_case.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SingleCase case_without_value(MissingReason reason) {
  SingleCase result;
  result.statistic = result.p = result.beyond = reason;
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

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

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SingleCase difference_test(double d, const DifferenceNorm& norm) {
  const std::string_view me = "difference_test";
  require(std::isfinite(d) && std::isfinite(norm.mean), ErrorCode::bad_argument, me, "d", "must be finite");
  require(norm.sd_a >= 0 && norm.sd_b >= 0, ErrorCode::bad_argument, me, "sd", "expected none below 0");
  stats::detail::require_correlation(norm.r, me);
  if (!(norm.n >= 2)) return case_without_value(MissingReason::too_few_cases);
  const double variance = norm.sd_a * norm.sd_a + norm.sd_b * norm.sd_b - 2 * norm.r * norm.sd_a * norm.sd_b;
  if (!(variance > 0)) return case_without_value(MissingReason::zero_variance);
  return stats::detail::tested_case((d - norm.mean) / std::sqrt(variance * (norm.n + 1) / norm.n),
                                    norm.n - 1);
}

INTIMETRY_INLINE SingleCase standardised_difference_test(double z_a, double z_b, double r) {
  const std::string_view me = "standardised_difference_test";
  require(std::isfinite(z_a) && std::isfinite(z_b), ErrorCode::bad_argument, me, "z", "must be finite");
  stats::detail::require_correlation(r, me);
  if (!(r < 1)) return case_without_value(MissingReason::zero_variance);
  return stats::detail::tested_case((z_a - z_b) / std::sqrt(2 - 2 * r), 0);
}

INTIMETRY_INLINE SingleCase exchangeable_difference_test(double d, double sum_of_squares, double n) {
  const std::string_view me = "exchangeable_difference_test";
  require(std::isfinite(d), ErrorCode::bad_argument, me, "d", "must be finite");
  require(sum_of_squares >= 0 && std::isfinite(sum_of_squares), ErrorCode::bad_argument, me, "sum_of_squares",
          "expected a finite number of at least 0");
  if (!(n >= 1)) return case_without_value(MissingReason::too_few_cases);
  if (!(sum_of_squares > 0)) return case_without_value(MissingReason::zero_variance);
  return stats::detail::tested_case(d / std::sqrt(sum_of_squares / n), n);
}

INTIMETRY_INLINE RegressedDifference regressed_difference(double d, double mean, double variance,
                                                          double error) {
  const std::string_view me = "regressed_difference";
  require(variance >= 0, ErrorCode::bad_argument, me, "variance", "expected at least 0");
  require(error >= 0, ErrorCode::bad_argument, me, "error", "expected at least 0");
  RegressedDifference result;
  result.reliability = result.difference = MissingReason::zero_variance;
  if (!(variance > 0)) return result;
  const double reliability = 1 - error * error / variance;
  result.reliability = reliability;
  result.difference = MissingReason::contradictory;
  if (reliability >= 0) result.difference = mean + reliability * (d - mean);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
