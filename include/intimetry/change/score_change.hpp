#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry {

/// What became of a person between two occasions.
enum class ChangeVerdict : unsigned char {
  recovered,           ///< reliably better, and no longer on the clinical side
  improved,            ///< reliably better
  unchanged,           ///< no more than error
  deteriorated,        ///< reliably worse
  increased,           ///< reliably more, on a scale without a better end
  decreased,           ///< reliably less, on a scale without a better end
  smaller_difference,  ///< a difference, reliably nearer to zero
  larger_difference,   ///< a difference, reliably farther from zero
  other_way_round,     ///< a difference, reliably changed, and its sign is now the other one
  none,                ///< cannot be said
};

template <>
struct Words<ChangeVerdict> {
  static constexpr std::array table{
      Word<ChangeVerdict>{ChangeVerdict::recovered, "recovered"},
      Word<ChangeVerdict>{ChangeVerdict::improved, "improved"},
      Word<ChangeVerdict>{ChangeVerdict::unchanged, "unchanged"},
      Word<ChangeVerdict>{ChangeVerdict::deteriorated, "deteriorated"},
      Word<ChangeVerdict>{ChangeVerdict::increased, "increased"},
      Word<ChangeVerdict>{ChangeVerdict::decreased, "decreased"},
      Word<ChangeVerdict>{ChangeVerdict::smaller_difference, "smaller_difference"},
      Word<ChangeVerdict>{ChangeVerdict::larger_difference, "larger_difference"},
      Word<ChangeVerdict>{ChangeVerdict::other_way_round, "other_way_round"},
      Word<ChangeVerdict>{ChangeVerdict::none, "none"}};
};

/// Returns a verdict as a person reads it; nothing where there is none.
constexpr std::string_view verdict_words(ChangeVerdict verdict) noexcept {
  switch (verdict) {
    case ChangeVerdict::smaller_difference:
      return "smaller difference";
    case ChangeVerdict::larger_difference:
      return "larger difference";
    case ChangeVerdict::other_way_round:
      return "now the other way round";
    case ChangeVerdict::none:
      return "";
    default:
      return word(verdict);
  }
}

/// The change of one score between two occasions.
/// @unit the scale's own; `rc` in standard errors of a change
/// @missing a score: too_few_cases in all; no error: error_unknown or no_spread in all but `change`
struct ScoreChange {
  Statistic change;  ///< later - earlier, whichever way is better
  Statistic rc;      ///< the change in standard errors, with its sign
  Interval interval;
  Statistic p;
  bool reliable = false;
  bool crossed = false;  ///< from the clinical side to the other; false without a cutoff
  ChangeVerdict verdict = ChangeVerdict::none;
  WhyMissing why_none = WhyMissing::too_few_cases;  ///< why there is no verdict
  ChangeCriterion criterion = {};
};

namespace detail {

inline ChangeVerdict verdict_of(double change, bool reliable, bool crossed, Direction direction) noexcept {
  if (!reliable) return ChangeVerdict::unchanged;
  if (direction == Direction::neither)
    return change > 0 ? ChangeVerdict::increased : ChangeVerdict::decreased;
  const bool better = (change > 0) == (direction == Direction::higher_is_better);
  if (!better) return ChangeVerdict::deteriorated;
  return crossed ? ChangeVerdict::recovered : ChangeVerdict::improved;
}

/// The size counts, and not the sign: from -11 to -2 a difference becomes smaller. A sum of decimals that
/// should be zero may miss it by rounding, so what is a thousand-millionth of the other has no sign.
inline ChangeVerdict difference_verdict(double earlier, double later, bool reliable) noexcept {
  if (!reliable) return ChangeVerdict::unchanged;
  const double nothing = 1e-9 * std::max(std::abs(earlier), std::abs(later));
  const bool turned = (earlier > nothing && later < -nothing) || (earlier < -nothing && later > nothing);
  if (turned) return ChangeVerdict::other_way_round;
  return std::abs(later) < std::abs(earlier) ? ChangeVerdict::smaller_difference
                                             : ChangeVerdict::larger_difference;
}

}  // namespace detail

/// Returns the change between two scores and what it amounts to.
/// @formula RC = (x2 - x1)/S_diff; reliable: beyond the criterion's limit; recovered: reliably better, and
///   from the clinical side of the cutoff to the other. Without a cutoff nobody is called recovered
/// @source Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12
/// @missing a score that is NaN: no change. No error: the change without a verdict. An error from the answers
///   alone belongs to the items answered both times: RC is the paired t of those
/// @verified tests/reference/change (R), and the paper's own example
inline ScoreChange score_change(double earlier, double later, const ChangeCriterion& criterion,
                                Direction direction,
                                const std::optional<ClinicalCutoff>& cutoff = std::nullopt) {
  ScoreChange result;
  result.criterion = criterion;
  const double change = later - earlier;
  if (std::isnan(change)) return result;
  result.change = change;
  const MeasurementError& error = criterion.error;
  if (!error.exists()) {
    result.rc = result.p = result.interval.why = result.why_none = error.why();
    return result;
  }
  const double tested = std::isnan(error.value_on_items) ? change : error.value_on_items;
  if (error.standard_error > 0) {
    result.rc = tested / error.standard_error;
    result.p = error.p(tested);
  } else {
    result.rc = result.p = WhyMissing::no_spread;
  }
  result.interval = {change - criterion.limit, change + criterion.limit};
  result.reliable = criterion.met_by(tested);
  result.crossed = cutoff && cutoff->is_clinical(earlier) && !cutoff->is_clinical(later);
  result.verdict = detail::verdict_of(tested, result.reliable, result.crossed, direction);
  result.why_none = WhyMissing::not_missing;
  return result;
}

/// Returns the change between two differences, or two gaps, and what it amounts to: a difference has no
/// better end, and one that goes from -11 to -2 has become smaller.
/// @formula as score_change; smaller or larger by the size without the sign, the other way round if the sign
///   turned, which says nothing of whether the later difference is itself more than error
/// @missing as score_change
/// @degenerate where the items answered both times changed the other way than the two differences do, the
///   verdict is that of the items
inline ScoreChange difference_change(double earlier, double later, const ChangeCriterion& criterion) {
  ScoreChange result = score_change(earlier, later, criterion, Direction::neither);
  if (result.verdict == ChangeVerdict::none) return result;
  const double on_items = criterion.error.value_on_items;
  const double tested = std::isnan(on_items) ? later - earlier : on_items;
  const bool as_shown = tested * (later - earlier) > 0;
  result.verdict = detail::difference_verdict(earlier, as_shown ? later : earlier + tested, result.reliable);
  return result;
}

}  // namespace intimetry
