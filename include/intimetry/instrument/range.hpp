#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "intimetry/instrument/instrument.hpp"

namespace intimetry {

/// The lowest and the highest score that a scale or composite can have.
struct ScoreRange {
  double low = 0;
  double high = 0;
  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};

/// Returns the range of a scale's raw score over complete, in-range answers; reversal does not change it.
/// @formula offset + multiplier x (sum of item minima, sum of item maxima), each over k for a mean; a closed
/// gate's score counts too
/// @degenerate items or response sets that do not exist are left out: `validate` reports them
inline ScoreRange possible_range(const Instrument& instrument, const Scale& scale) {
  double low = 0;
  double high = 0;
  double count = 0;
  for (const auto& id : scale.items) {
    const Item* item = find_by_id(instrument.items, id);
    const ResponseSet* set =
        item == nullptr ? nullptr : find_by_id(instrument.response_sets, item->response_set);
    if (set == nullptr) continue;
    low += set->min;
    high += set->max;
    ++count;
  }
  if (scale.score == ScoreKind::mean && count > 0) {
    low /= count;
    high /= count;
  }
  const double one = scale.offset + scale.multiplier * low;
  const double other = scale.offset + scale.multiplier * high;
  ScoreRange range{std::min(one, other), std::max(one, other)};
  if (scale.gate) range = {std::min(range.low, scale.gate->score), std::max(range.high, scale.gate->score)};
  return range;
}

/// Returns the range of a composite: each part at the end that its weight makes lowest or highest.
inline ScoreRange possible_range(const Instrument& instrument, const Composite& composite) {
  ScoreRange total;
  for (const CompositePart& part : composite.parts) {
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    if (scale == nullptr) continue;
    const ScoreRange range = possible_range(instrument, *scale);
    total.low += part.weight * (part.weight < 0 ? range.high : range.low);
    total.high += part.weight * (part.weight < 0 ? range.low : range.high);
  }
  return total;
}

/// Returns the project's missing rule: the fewest answers with which a scale of `items` items is scored.
/// @formula ceil(0.8 k), in integers
inline int project_min_answered(std::size_t items) { return static_cast<int>((4 * items + 4) / 5); }

/// Returns whether the clinician alone may see this scale: it has a clinician's item, or one for its gate.
inline bool is_private(const Instrument& instrument, const Scale& scale) {
  const auto clinician = [&](std::string_view id) {
    const Item* item = find_by_id(instrument.items, id);
    return item != nullptr && item->visibility == Visibility::clinician;
  };
  return std::any_of(scale.items.begin(), scale.items.end(), clinician) ||
         (scale.gate && clinician(scale.gate->item));
}

/// Returns whether the clinician alone may see this composite: one of its scales is private.
inline bool is_private(const Instrument& instrument, const Composite& composite) {
  return std::any_of(composite.parts.begin(), composite.parts.end(), [&](const CompositePart& part) {
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    return scale != nullptr && is_private(instrument, *scale);
  });
}

}  // namespace intimetry
