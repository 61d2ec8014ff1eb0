#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/change/score_change.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::change::detail {

inline ChangeVerdict verdict_of(double change, bool reliable, bool crossed, Direction direction) noexcept {
  if (!reliable) return ChangeVerdict::unchanged;
  if (direction == Direction::neither)
    return change > 0 ? ChangeVerdict::increased : ChangeVerdict::decreased;
  const bool better = (change > 0) == (direction == Direction::higher_is_better);
  if (!better) return ChangeVerdict::deteriorated;
  return crossed ? ChangeVerdict::recovered : ChangeVerdict::improved;
}

/// The absolute value counts: from -11 to -2 a difference becomes smaller. A sum of decimals that should be
/// zero may not be because of rounding, so a value below 1e-9 of the other has no sign.
inline ChangeVerdict difference_verdict(double earlier, double later, bool reliable) noexcept {
  if (!reliable) return ChangeVerdict::unchanged;
  const double nothing = 1e-9 * std::max(std::abs(earlier), std::abs(later));
  const bool turned = (earlier > nothing && later < -nothing) || (earlier < -nothing && later > nothing);
  if (turned) return ChangeVerdict::other_way_round;
  return std::abs(later) < std::abs(earlier) ? ChangeVerdict::smaller_difference
                                             : ChangeVerdict::larger_difference;
}

}  // namespace intimetry::INTIMETRY_MODE::change::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ScoreChange score_change(double earlier, double later, const ChangeCriterion& criterion,
                                          Direction direction, const std::optional<ClinicalCutoff>& cutoff) {
  ScoreChange result;
  result.criterion = criterion;
  const double change = later - earlier;
  if (std::isnan(change)) return result;
  result.change = change;
  const MeasurementError& error = criterion.error;
  if (!error.exists()) {
    result.rc = result.p = result.interval.reason = result.why_none = error.reason();
    return result;
  }
  const double tested = std::isnan(error.value_on_items) ? change : error.value_on_items;
  if (error.standard_error > 0) {
    result.rc = tested / error.standard_error;
    result.p = error.p(tested);
  } else {
    result.rc = result.p = MissingReason::zero_variance;
  }
  result.interval = {change - criterion.limit, change + criterion.limit};
  result.reliable = criterion.met_by(tested);
  result.crossed = cutoff && cutoff->is_clinical(earlier) && !cutoff->is_clinical(later);
  result.verdict = change::detail::verdict_of(tested, result.reliable, result.crossed, direction);
  result.why_none = MissingReason::not_missing;
  return result;
}

INTIMETRY_INLINE ScoreChange difference_change(double earlier, double later,
                                               const ChangeCriterion& criterion) {
  ScoreChange result = score_change(earlier, later, criterion, Direction::neither);
  if (result.verdict == ChangeVerdict::none) return result;
  const double on_items = criterion.error.value_on_items;
  const double tested = std::isnan(on_items) ? later - earlier : on_items;
  const bool as_shown = tested * (later - earlier) > 0;
  result.verdict =
      change::detail::difference_verdict(earlier, as_shown ? later : earlier + tested, result.reliable);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
