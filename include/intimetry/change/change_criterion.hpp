#pragma once

#include <cmath>
#include <limits>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry {

/// What a change is held against: its error, and how large it must be to count as more than error.
/// @unit the scale's own
/// @missing without an error `limit` is NaN: no change can be judged
struct ChangeCriterion {
  MeasurementError error = {};  ///< of the change
  double limit = std::numeric_limits<double>::quiet_NaN();
  Comparison comparison = Comparison::above;  ///< of the size of the change with the limit

  /// Returns the smallest detectable change: the limit itself.
  [[nodiscard]] Statistic smallest_detectable() const {
    if (!error.exists()) return error.why();
    return limit;
  }

  /// Returns whether a change is reliable: more than error.
  /// @degenerate sums of decimals that should be equal to the limit may miss it by rounding: what differs
  /// from
  ///   it by less than a thousand-millionth of it counts as equal
  /// @missing false where there is no limit or no change
  [[nodiscard]] bool met_by(double change) const noexcept {
    const double beyond = std::abs(change) - limit;
    if (std::isnan(beyond)) return false;
    if (std::abs(beyond) <= 1e-9 * std::abs(limit)) return comparison == Comparison::at_least;
    return beyond > 0;
  }
};

/// Returns the criterion that an error gives.
/// @formula limit = quantile x S_diff, and |change| > limit: |RC| > 1.96 at the level .95, of the normal
///   distribution, or of t where the error has degrees of freedom
/// @source Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12
/// @missing no error: no limit
/// @throws Error(bad_argument) unless 0 < level < 1
/// @verified tests/reference/change (R)
inline ChangeCriterion change_criterion(const MeasurementError& of_change, double level = 0.95) {
  return {of_change, of_change.quantile(level) * of_change.standard_error, Comparison::above};
}

/// Returns the criterion that a published reliable change index gives, with its own comparison.
/// @formula limit = RCI x `widening`; S_diff = limit/1.96, by which such an index is found
/// @param widening what unanswered items add to the error: sqrt of the mean of k/m at both occasions; 1 if
///   all are answered
/// @throws Error(bad_argument) unless RCI > 0, its comparison is > or >=, and widening >= 1
inline ChangeCriterion change_criterion(const ReliableChange& published, double widening = 1) {
  const std::string_view me = "change_criterion";
  require(std::isfinite(published.rci) && published.rci > 0, ErrorCode::bad_argument, me, "rci",
          "expected a number above 0");
  require(published.comparison == Comparison::above || published.comparison == Comparison::at_least,
          ErrorCode::bad_argument, me, "comparison", "expected > or >=");
  require(widening >= 1, ErrorCode::bad_argument, me, "widening", "expected 1 or more");
  ChangeCriterion criterion;
  criterion.limit = published.rci * widening;
  criterion.comparison = published.comparison;
  criterion.error.source = ErrorSource::published_change;
  criterion.error.standard_error = criterion.limit / 1.96;
  criterion.error.flags = Flags();
  criterion.error.origin =
      "the published reliable change index of " + published.sample + " (" + published.provenance.source + ")";
  return criterion;
}

}  // namespace intimetry
