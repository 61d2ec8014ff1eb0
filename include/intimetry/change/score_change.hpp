#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "intimetry/change/change_criterion.hpp"
#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The verdict on a person's change between two occasions.
enum class ChangeVerdict : unsigned char {
  recovered,           ///< reliably better, and no longer clinical
  improved,            ///< reliably better
  unchanged,           ///< not more than error
  deteriorated,        ///< reliably worse
  increased,           ///< reliably higher, on a scale without a direction
  decreased,           ///< reliably lower, on a scale without a direction
  smaller_difference,  ///< a difference, reliably closer to zero
  larger_difference,   ///< a difference, reliably further from zero
  other_way_round,     ///< a difference, reliably changed, with the opposite sign
  none,                ///< unknown
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

/// Returns a verdict as text for a person; empty if there is none.
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
/// @missing a missing score: too_few_cases in all members; a missing error: error_unknown or zero_variance in
/// all
///   but `change`
struct ScoreChange {
  Statistic change;  ///< later - earlier, for either direction of the scale
  Statistic rc;      ///< the signed change in standard errors
  Interval interval;
  Statistic p;
  bool reliable = false;
  bool crossed = false;  ///< moved out of the clinical side; false without a cutoff
  ChangeVerdict verdict = ChangeVerdict::none;
  MissingReason why_none = MissingReason::too_few_cases;  ///< why the verdict is missing
  ChangeCriterion criterion = {};
};

/// Returns the change between two scores, with a verdict.
/// @formula RC = (x2 - x1)/S_diff; reliable: beyond the criterion's limit; recovered: reliably better, and
///   from the clinical side of the cutoff to the other side. Without a cutoff nobody is called recovered
/// @source Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12
/// @missing a NaN score: no change. No error: a change without a verdict. An error from the answers applies
///   to the items answered both times: RC is their paired t
/// @verified tests/reference/change (R), and the paper's own example
ScoreChange score_change(double earlier, double later, const ChangeCriterion& criterion, Direction direction,
                         const std::optional<ClinicalCutoff>& cutoff = std::nullopt);

/// Returns the change between two differences or two gaps, with a verdict. A difference has no direction:
/// from -11 to -2 it becomes smaller.
/// @formula as score_change; smaller or larger by absolute value, other_way_round if the sign changed, which
///   does not mean that the later difference exceeds error
/// @missing as score_change
/// @degenerate if the items answered both times changed in the opposite direction, the verdict is that of the
///   items
ScoreChange difference_change(double earlier, double later, const ChangeCriterion& criterion);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/score_change.ipp"
#endif
