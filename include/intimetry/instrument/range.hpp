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

/// Returns who may see a scale's score: as few as may see its most private item, or the item of its gate.
/// `shared` and `in_scores` are one for a score: `in_scores`.
inline Visibility visibility_of(const Instrument& instrument, const Scale& scale) {
  Visibility narrowest = Visibility::in_scores;
  const auto narrow = [&](std::string_view id) {
    const Item* item = find_by_id(instrument.items, id);
    if (item != nullptr) narrowest = std::max(narrowest, item->visibility);
  };
  for (const std::string& id : scale.items) narrow(id);
  if (scale.gate) narrow(scale.gate->item);
  return narrowest;
}

/// Returns who may see a composite: as few as may see its most private part.
inline Visibility visibility_of(const Instrument& instrument, const Composite& composite) {
  Visibility narrowest = Visibility::in_scores;
  for (const CompositePart& part : composite.parts) {
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    if (scale != nullptr) narrowest = std::max(narrowest, visibility_of(instrument, *scale));
  }
  return narrowest;
}

/// Returns whether the clinician alone may see this scale or composite.
template <class Scored>
bool is_private(const Instrument& instrument, const Scored& scored) {
  return visibility_of(instrument, scored) == Visibility::clinician;
}

}  // namespace intimetry
