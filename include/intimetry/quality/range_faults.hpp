#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Whether answers are coded one too high or too low, and how certain that is.
enum class RangeShift : unsigned char {
  none,           ///< no evidence
  up,             ///< for example 1-5 instead of 0-4
  down,           ///< for example 0-4 instead of 1-5
  possibly_up,    ///< no answer at the lowest option and none out of range: also possible for positive
                  ///< answers
  possibly_down,  ///< the same for the highest option
};

template <>
struct Words<RangeShift> {
  static constexpr std::array table{
      Word<RangeShift>{RangeShift::none, "none"}, Word<RangeShift>{RangeShift::up, "up"},
      Word<RangeShift>{RangeShift::down, "down"}, Word<RangeShift>{RangeShift::possibly_up, "possibly_up"},
      Word<RangeShift>{RangeShift::possibly_down, "possibly_down"}};
};

/// The evidence: the numbers found in one item, or in all items, compared with the declared options.
struct RangeEvidence {
  std::int64_t numbers = 0;    ///< answers that are numbers
  std::int64_t at_lowest = 0;  ///< equal to the lowest option
  std::int64_t at_highest = 0;
  std::int64_t one_below = 0;  ///< one step below the lowest option
  std::int64_t one_above = 0;
  std::int64_t elsewhere = 0;  ///< any other number that is not an option
  double least =
      std::numeric_limits<double>::infinity();  ///< of the numbers found; infinite if there are none
  double greatest = -std::numeric_limits<double>::infinity();
  RangeShift shift = RangeShift::none;
};

/// The suspected faults of the whole table and of each item.
struct RangeFaults {
  RangeEvidence overall;
  std::vector<RangeEvidence> items;  ///< one for each of the plan's items
  std::size_t items_shifted = 0;     ///< in the direction of `overall.shift`
};

/// Returns whether answers are coded one too high or too low, for each item and overall.
/// @formula shifted up: at least three answers one step above the highest option, and 20 times as many as at
///   or below the lowest option; shifted down: the reverse. Possibly shifted: at least 300 answers, none out
///   of range, and none at one end of any item
/// @source the rule is the project's own, with its error rates in docs/simulations.md
/// @shape the view has one column for each of plan.items
/// @missing not counted; continuous items are left out, and their evidence is empty
/// @degenerate no answers: none
/// @throws Error(shape_mismatch) for another number of columns
RangeFaults range_faults(const ScoringPlan& plan, const ResponseView& view);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/quality/impl/range_faults.ipp"
#endif
