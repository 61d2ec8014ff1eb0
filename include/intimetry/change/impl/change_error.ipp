#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "intimetry/change/change_error.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"

namespace intimetry::INTIMETRY_MODE::change::detail {

inline MeasurementError scaled_error(MeasurementError error, double factor) {
  error.standard_error *= factor;
  error.value_on_items = std::numeric_limits<double>::quiet_NaN();
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::change::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE MeasurementError jacobson_truax_error(double sd, double reliability, ErrorSource source) {
  const std::string_view me = "jacobson_truax_error";
  require(std::isfinite(sd) && sd > 0, ErrorCode::bad_argument, me, "sd", "expected a number above 0");
  require(reliability >= 0 && reliability < 1, ErrorCode::bad_argument, me, "reliability",
          "expected 0 or more, and less than 1");
  MeasurementError error;
  error.source = source;
  error.standard_error = sd * std::sqrt(1 - reliability) * std::sqrt(2.0);
  error.flags = Flags();
  error.reliability = reliability;
  error.sd = sd;
  return error;
}

INTIMETRY_INLINE MeasurementError change_error(const MeasurementError& of_score) {
  return change::detail::scaled_error(of_score, std::sqrt(2.0));
}

INTIMETRY_INLINE MeasurementError discrepancy_change_error(const MeasurementError& of_discrepancy) {
  return change::detail::scaled_error(of_discrepancy, std::sqrt(2.0));
}

INTIMETRY_INLINE MeasurementError discrepancy_change_error(const MeasurementError& earlier,
                                                           const MeasurementError& later) {
  if (!earlier.exists()) return change::detail::scaled_error(earlier, 1);
  if (!later.exists()) return change::detail::scaled_error(later, 1);
  MeasurementError error = change::detail::scaled_error(later, 1);
  error.standard_error = std::hypot(earlier.standard_error, later.standard_error);
  error.df = std::min(earlier.df, later.df);
  error.flags = earlier.flags | later.flags;
  return error;
}

INTIMETRY_INLINE MeasurementError couple_mean_change_error(const MeasurementError& a,
                                                           const MeasurementError& b) {
  if (!a.exists()) return change::detail::scaled_error(a, 1);
  if (!b.exists()) return change::detail::scaled_error(b, 1);
  MeasurementError error = a;
  error.standard_error =
      std::sqrt((a.standard_error * a.standard_error + b.standard_error * b.standard_error) / 2);
  error.df = std::min(a.df, b.df);
  error.flags = a.flags | b.flags;
  error.independence_assumed = true;
  error.value_on_items = std::numeric_limits<double>::quiet_NaN();
  if (a.coefficient != b.coefficient) error.coefficient.reset();
  if (a.sd != b.sd) error.sd = error.mean = std::numeric_limits<double>::quiet_NaN();
  if (a.reliability != b.reliability) error.reliability = std::numeric_limits<double>::quiet_NaN();
  if (a.origin != b.origin) error.origin += "; " + b.origin;
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE
