#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/quality/impl/numbers.hpp"
#include "intimetry/quality/range_faults.hpp"

namespace intimetry::INTIMETRY_MODE::quality::detail {

inline constexpr std::int64_t least_evidence = 3;        // answers one step out of range
inline constexpr std::int64_t least_ratio = 20;          // required ratio to the answers at the opposite end
inline constexpr std::int64_t least_for_possibly = 300;  // answers, none of which is at one end

inline RangeShift judge_shift(const RangeEvidence& e, bool whole_table) {
  const auto over = [](std::int64_t outside, std::int64_t contrary) {
    return outside >= least_evidence && outside >= least_ratio * contrary;
  };
  if (over(e.one_above, e.at_lowest + e.one_below)) return RangeShift::up;
  if (over(e.one_below, e.at_highest + e.one_above)) return RangeShift::down;
  if (!whole_table || e.numbers < least_for_possibly || e.one_above + e.one_below > 0)
    return RangeShift::none;
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

}  // namespace intimetry::INTIMETRY_MODE::quality::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE RangeFaults range_faults(const ScoringPlan& plan, const ResponseView& view) {
  quality::detail::require_columns(plan, view, "range_faults");
  RangeFaults faults;
  faults.items.resize(plan.items.size());
  for (std::size_t j = 0; j < plan.items.size(); ++j) {
    const PlanItem& item = plan.items[j];
    if (item.continuous) continue;
    RangeEvidence& own = faults.items[j];
    for (std::size_t row = 0; row < view.respondents(); ++row) {
      const double x = quality::detail::given_answer(view.columns()[j], row, item).number;
      if (!std::isnan(x)) quality::detail::count_number(own, item, x);
    }
    own.shift = quality::detail::judge_shift(own, false);
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
  faults.overall.shift = quality::detail::judge_shift(faults.overall, true);
  for (const RangeEvidence& own : faults.items) {
    if (own.shift != RangeShift::none && own.shift == faults.overall.shift) ++faults.items_shifted;
  }
  return faults;
}

}  // namespace intimetry::INTIMETRY_MODE
