#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "intimetry/core/words.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/quality/detail/numbers.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry {

/// Whether numbers lie one off from the declared options, and how sure that is.
enum class RangeShift : unsigned char {
  none,           ///< nothing speaks for it
  up,             ///< such as 1-5 for 0-4
  down,           ///< such as 0-4 for 1-5
  possibly_up,    ///< nobody chose the lowest option, and nobody lies outside: also true of kind answers
  possibly_down,  ///< the same of the highest option
};

template <>
struct Words<RangeShift> {
  static constexpr std::array table{
      Word<RangeShift>{RangeShift::none, "none"}, Word<RangeShift>{RangeShift::up, "up"},
      Word<RangeShift>{RangeShift::down, "down"}, Word<RangeShift>{RangeShift::possibly_up, "possibly_up"},
      Word<RangeShift>{RangeShift::possibly_down, "possibly_down"}};
};

/// The numbers found in one item, or in all, against the declared options: the evidence.
struct RangeEvidence {
  std::int64_t numbers = 0;    ///< answers that are numbers
  std::int64_t at_lowest = 0;  ///< on the lowest option
  std::int64_t at_highest = 0;
  std::int64_t one_below = 0;  ///< one step below the lowest option
  std::int64_t one_above = 0;
  std::int64_t elsewhere = 0;  ///< any other number that is no option
  double least =
      std::numeric_limits<double>::infinity();  ///< of the numbers found; infinite if there is none
  double greatest = -std::numeric_limits<double>::infinity();
  RangeShift shift = RangeShift::none;
};

/// What is suspected of the whole table and of each item.
struct RangeFaults {
  RangeEvidence overall;
  std::vector<RangeEvidence> items;  ///< one for each of the plan's
  std::size_t items_shifted = 0;     ///< as `overall.shift` says
};

namespace detail {

inline constexpr std::int64_t least_evidence = 3;      // numbers one step outside
inline constexpr std::int64_t outweighs = 20;          // so many times the answers on the end left empty
inline constexpr std::int64_t enough_to_wonder = 300;  // answers of which none lies on one end

inline RangeShift judge_shift(const RangeEvidence& e, bool whole_table) {
  const auto over = [](std::int64_t outside, std::int64_t contrary) {
    return outside >= least_evidence && outside >= outweighs * contrary;
  };
  if (over(e.one_above, e.at_lowest + e.one_below)) return RangeShift::up;
  if (over(e.one_below, e.at_highest + e.one_above)) return RangeShift::down;
  if (!whole_table || e.numbers < enough_to_wonder || e.one_above + e.one_below > 0) return RangeShift::none;
  if (e.at_lowest == 0 && e.at_highest > 0) return RangeShift::possibly_up;
  if (e.at_highest == 0 && e.at_lowest > 0) return RangeShift::possibly_down;
  return RangeShift::none;
}

inline void count_number(RangeEvidence& e, const PlanItem& item, double x) {
  ++e.numbers;
  e.least = std::min(e.least, x);
  e.greatest = std::max(e.greatest, x);
  e.at_lowest += x == item.min ? 1 : 0;
  e.at_highest += x == item.max ? 1 : 0;
  if (offers(item, x)) return;
  if (x == item.min - item.step) {
    ++e.one_below;
  } else if (x == item.max + item.step) {
    ++e.one_above;
  } else {
    ++e.elsewhere;
  }
}

}  // namespace detail

/// Returns whether answers are coded one off from the declared options, for each item and overall.
/// @formula shifted up: at least three numbers one step above the highest option, and 20 times as many as lie
///   on the lowest option or below it; down: the mirror of that. Possibly: at least 300 numbers, none
///   outside, none on one end of any item
/// @source the rule is the project's; docs/simulations.md says how often it errs
/// @shape the view has one column for each of plan.items
/// @missing counted nowhere; items without options (continuous) are left out, their evidence is empty
/// @degenerate no number: none
/// @throws Error(shape_mismatch) for another number of columns
inline RangeFaults range_faults(const ScoringPlan& plan, const ResponseView& view) {
  detail::require_columns(plan, view, "range_faults");
  RangeFaults faults;
  faults.items.resize(plan.items.size());
  for (std::size_t j = 0; j < plan.items.size(); ++j) {
    const PlanItem& item = plan.items[j];
    if (item.continuous) continue;
    RangeEvidence& own = faults.items[j];
    for (std::size_t row = 0; row < view.respondents(); ++row) {
      const double x = detail::given_answer(view.columns()[j], row, item).number;
      if (!std::isnan(x)) detail::count_number(own, item, x);
    }
    own.shift = detail::judge_shift(own, false);
    RangeEvidence& all = faults.overall;
    all.numbers += own.numbers;
    all.at_lowest += own.at_lowest;
    all.at_highest += own.at_highest;
    all.one_below += own.one_below;
    all.one_above += own.one_above;
    all.elsewhere += own.elsewhere;
    all.least = std::min(all.least, own.least);
    all.greatest = std::max(all.greatest, own.greatest);
  }
  faults.overall.shift = detail::judge_shift(faults.overall, true);
  for (const RangeEvidence& own : faults.items) {
    if (own.shift != RangeShift::none && own.shift == faults.overall.shift) ++faults.items_shifted;
  }
  return faults;
}

}  // namespace intimetry
