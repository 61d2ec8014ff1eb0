#pragma once

#include <cmath>

#include "intimetry/change/trend.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Trend trend(std::span<const DatedScore> occasions, double level) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "trend", "level", "expected 0 < level < 1");
  Trend result;
  const DatedScore* origin = nullptr;
  double t_mean = 0;
  double x_mean = 0;
  for (const DatedScore& occasion : occasions) {
    require(occasion.date.valid(), ErrorCode::bad_argument, "trend", "occasions",
            "a date is not a valid day");
    if (std::isnan(occasion.score)) continue;
    if (origin == nullptr) origin = &occasion;
    ++result.n;
    t_mean += (days_between(origin->date, occasion.date) - t_mean) / result.n;
    x_mean += (occasion.score - x_mean) / result.n;
  }
  result.df = result.n - 2;
  if (result.n < 2) return result;
  const auto sum = [&](auto term) {
    double total = 0;
    for (const DatedScore& occasion : occasions) {
      if (std::isnan(occasion.score)) continue;
      total += term(days_between(origin->date, occasion.date) - t_mean, occasion.score - x_mean);
    }
    return total;
  };
  const double spread = sum([](double t, double) { return t * t; });
  require(spread > 0, ErrorCode::bad_argument, "trend", "occasions", "all scores are from the same day");
  const double slope = sum([](double t, double x) { return t * x; }) / spread;
  result.slope = slope * Trend::days;
  if (result.n == 2) return result;
  const double squares = sum([&](double t, double x) { return (x - slope * t) * (x - slope * t); });
  const double total = sum([](double, double x) { return x * x; });
  // Residuals as small as rounding errors are not an error of the slope.
  if (squares <= 1e-24 * (total + x_mean * x_mean)) {
    result.standard_error = 0;
    result.p = result.interval.reason = MissingReason::zero_variance;
    return result;
  }
  const double error = Trend::days * std::sqrt(squares / result.df / spread);
  result.standard_error = error;
  const double margin = t_quantile((1 - level) / 2, result.df, Tail::upper) * error;
  result.interval = {result.slope.value - margin, result.slope.value + margin};
  result.p = 2 * t_probability(std::abs(result.slope.value) / error, result.df, Tail::upper);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
