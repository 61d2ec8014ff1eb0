#pragma once

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ErrorMeaning MeasurementError::meaning() const noexcept {
  if (!exists()) return ErrorMeaning::unsaid;
  if (coefficient)
    return *coefficient == Coefficient::retest ? ErrorMeaning::another_day : ErrorMeaning::other_questions;
  // A norm file's error without a coefficient is based on couples' item answers.
  const bool of_items = source == ErrorSource::answers || source == ErrorSource::local_norms;
  return of_items ? ErrorMeaning::other_questions : ErrorMeaning::unsaid;
}

INTIMETRY_INLINE MissingReason MeasurementError::reason() const noexcept {
  if (exists()) return MissingReason::not_missing;
  return flags.has(Flag::zero_variance) ? MissingReason::zero_variance : MissingReason::error_unknown;
}

INTIMETRY_INLINE double MeasurementError::quantile(double level) const {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "MeasurementError", "level",
          "expected 0 < level < 1");
  const double tail = (1 - level) / 2;
  return std::isfinite(df) ? t_quantile(tail, df, Tail::upper) : normal_quantile(tail, Tail::upper);
}

INTIMETRY_INLINE Interval MeasurementError::interval(double value, double level) const {
  const double margin = quantile(level) * standard_error;
  if (!exists()) return reason();
  if (std::isnan(value)) return MissingReason::too_few_cases;
  return {value - margin, value + margin};
}

INTIMETRY_INLINE Interval MeasurementError::true_score_interval(double raw, double level) const {
  const double margin = quantile(level) * standard_error * std::sqrt(reliability);
  if (!exists()) return reason();
  if (std::isnan(margin) || std::isnan(mean)) return MissingReason::error_unknown;
  if (std::isnan(raw)) return MissingReason::too_few_cases;
  const double centre = mean + reliability * (raw - mean);
  return {centre - margin, centre + margin};
}

INTIMETRY_INLINE Statistic MeasurementError::smallest_detectable(double level) const {
  const double margin = quantile(level) * standard_error;
  if (!exists()) return reason();
  return margin;
}

INTIMETRY_INLINE Statistic MeasurementError::p(double value) const {
  if (!exists()) return reason();
  if (std::isnan(value)) return MissingReason::too_few_cases;
  const double ratio = std::abs(value) / standard_error;
  return 2 *
         (std::isfinite(df) ? t_probability(ratio, df, Tail::upper) : normal_probability(ratio, Tail::upper));
}

}  // namespace intimetry::INTIMETRY_MODE
