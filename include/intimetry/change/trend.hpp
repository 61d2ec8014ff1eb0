#pragma once

#include <limits>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One occasion: a day and a score, which is NaN if missing.
struct DatedScore {
  Date date;
  double score = std::numeric_limits<double>::quiet_NaN();
};

/// The regression line through a person's scores over time.
/// @unit the scale's own, per 30 days
struct Trend {
  static constexpr double days = 30;
  int n = 0;  ///< occasions with a score
  Statistic slope;
  Statistic standard_error;
  Interval interval;
  Statistic p;
  double df = 0;
};

/// Returns the slope of scores over time by least squares, with its standard error from the residuals.
/// @formula b = sum (t - T)(x - X)/sum (t - T)^2, t in days, times 30; SE^2 = sum e^2/(n - 2)/sum (t - T)^2
/// @source least squares; the error is valid if the residuals of one person's occasions are independent
/// @shape occasions in any order, on different days
/// @missing occasions without a score are left out. One occasion: no slope. Two: a slope without an error,
///   since two points are always on a line
/// @degenerate all scores on the line: SE 0 and no test (zero_variance)
/// @throws Error(bad_argument) for an invalid date, or if all scores are from the same day
/// @verified tests/reference/change (R: lm)
Trend trend(std::span<const DatedScore> occasions, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/trend.ipp"
#endif
