#pragma once

#include <limits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What a change is held against: its error, and how large it must be to count as more than error.
/// @unit the scale's own
/// @missing without an error `limit` is NaN: no change can be judged
struct ChangeCriterion {
  MeasurementError error = {};  ///< of the change
  double limit = std::numeric_limits<double>::quiet_NaN();
  Comparison comparison = Comparison::above;  ///< of the size of the change with the limit

  /// Returns the smallest detectable change: the limit itself.
  [[nodiscard]] Statistic smallest_detectable() const;

  /// Returns whether a change is reliable: more than error.
  /// @degenerate sums of decimals that should be equal to the limit may miss it by rounding: what differs
  /// from
  ///   it by less than a thousand-millionth of it counts as equal
  /// @missing false where there is no limit or no change
  [[nodiscard]] bool met_by(double change) const noexcept;
};

/// Returns the criterion that an error gives.
/// @formula limit = quantile x S_diff, and |change| > limit: |RC| > 1.96 at the level .95, of the normal
///   distribution, or of t where the error has degrees of freedom
/// @source Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12
/// @missing no error: no limit
/// @throws Error(bad_argument) unless 0 < level < 1
/// @verified tests/reference/change (R)
ChangeCriterion change_criterion(const MeasurementError& of_change, double level = 0.95);

/// Returns the criterion that a published reliable change index gives, with its own comparison.
/// @formula limit = RCI x `widening`; S_diff = limit/1.96, by which such an index is found
/// @param widening what unanswered items add to the error: sqrt of the mean of k/m at both occasions; 1 if
///   all are answered
/// @throws Error(bad_argument) unless RCI > 0, its comparison is > or >=, and widening >= 1
ChangeCriterion change_criterion(const ReliableChange& published, double widening = 1);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/change_criterion.ipp"
#endif
