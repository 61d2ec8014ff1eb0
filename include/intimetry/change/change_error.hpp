#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry {

// The standard error of a change, S_diff: of one score, of a discrepancy, of a couple's mean. All of them
// take the errors of the two occasions for independent and equally large.

namespace detail {

inline MeasurementError scaled_error(MeasurementError error, double factor) {
  error.standard_error *= factor;
  error.value_on_items = std::numeric_limits<double>::quiet_NaN();
  return error;
}

}  // namespace detail

/// Returns the standard error of a change by Jacobson and Truax.
/// @formula S_diff = s sqrt(1 - r) sqrt(2), s and r of one sample: the norm group, or the pretest of the
///   sample that the person belongs to
/// @source Jacobson and Truax 1991, J Consult Clin Psychol 59:12, doi 10.1037/0022-006X.59.1.12; not
///   Jacobson, Follette and Revenstorf 1984, who divide by the error of one score, s sqrt(1 - r)
/// @unit the scale's own
/// @throws Error(bad_argument) unless sd > 0 and 0 <= r < 1: an error of 0 would make any change reliable
/// @verified tests/reference/change (R), and the paper's own example
inline MeasurementError jacobson_truax_error(double sd, double reliability,
                                             ErrorSource source = ErrorSource::published_sample) {
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

/// Returns the standard error of a change of one score.
/// @formula SEM sqrt(2)
/// @missing as the score's own error
/// @verified tests/reference/change (R)
inline MeasurementError change_error(const MeasurementError& of_score) {
  return detail::scaled_error(of_score, std::sqrt(2.0));
}

/// Returns the standard error of a change of a discrepancy: of a difference between partners, a gap, a
/// misperception.
/// @formula SE_d sqrt(2)
/// @missing as the discrepancy's own error
/// @verified tests/reference/change (R: variance of simulated differences of differences)
inline MeasurementError discrepancy_change_error(const MeasurementError& of_discrepancy) {
  return detail::scaled_error(of_discrepancy, std::sqrt(2.0));
}

/// Returns the same where the discrepancy's error differs between the occasions, as with unanswered items.
/// @formula sqrt(SE_1^2 + SE_2^2)
/// @missing none if that of either occasion has none
/// @degenerate errors that have degrees of freedom: the smaller of the two
inline MeasurementError discrepancy_change_error(const MeasurementError& earlier,
                                                 const MeasurementError& later) {
  if (!earlier.exists()) return detail::scaled_error(earlier, 1);
  if (!later.exists()) return detail::scaled_error(later, 1);
  MeasurementError error = detail::scaled_error(later, 1);
  error.standard_error = std::hypot(earlier.standard_error, later.standard_error);
  error.df = std::min(earlier.df, later.df);
  error.flags = earlier.flags | later.flags;
  return error;
}

/// Returns the standard error of a change of the couple's mean, (a + b)/2.
/// @formula sqrt((SEM_A^2 + SEM_B^2)/2): each mean has (SEM_A^2 + SEM_B^2)/4, the change twice that
/// @missing none if either partner's error has none; source, coefficient and origin are the first's, and are
///   left out where the second's differ
/// @degenerate errors that have degrees of freedom: the smaller of the two
/// @verified tests/reference/change (R)
inline MeasurementError couple_mean_change_error(const MeasurementError& a, const MeasurementError& b) {
  if (!a.exists()) return detail::scaled_error(a, 1);
  if (!b.exists()) return detail::scaled_error(b, 1);
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

}  // namespace intimetry
