#pragma once

#include <limits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The error of a change, and how large a change must be to exceed it.
/// @unit the scale's own
/// @missing without an error `limit` is NaN: no change can be tested
struct ChangeCriterion {
  MeasurementError error = {};  ///< of the change
  double limit = std::numeric_limits<double>::quiet_NaN();
  Comparison comparison = Comparison::above;  ///< between the absolute change and the limit

  /// Returns the smallest detectable change, which is the limit.
  [[nodiscard]] Statistic smallest_detectable() const;

  /// Returns whether a change is reliable: larger than error.
  /// @degenerate sums of decimals can differ from the limit by rounding: a relative difference below 1e-9
  ///   counts as equal
  /// @missing false without a limit or a change
  [[nodiscard]] bool met_by(double change) const noexcept;
};

/// Returns the criterion for a given error.
/// @formula limit = quantile x S_diff, and |change| > limit: |RC| > 1.96 at the level .95, with the normal
///   distribution, or with t if the error has degrees of freedom
/// @source Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12
/// @missing no error: no limit
/// @throws Error(bad_argument) unless 0 < level < 1
/// @verified tests/reference/change (R)
ChangeCriterion change_criterion(const MeasurementError& of_change, double level = 0.95);

/// Returns the criterion by a published reliable change index, with its own comparison.
/// @formula limit = RCI x `widening`; S_diff = limit/1.96, the definition of such an index
/// @param widening the factor of the error for unanswered items: sqrt of the mean of k/m over both occasions;
///   1 if all are answered
/// @throws Error(bad_argument) unless RCI > 0, its comparison is > or >=, and widening >= 1
ChangeCriterion change_criterion(const ReliableChange& published, double widening = 1);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/change_criterion.ipp"
#endif
