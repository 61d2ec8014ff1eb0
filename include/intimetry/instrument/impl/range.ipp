#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "intimetry/instrument/range.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ScoreRange possible_range(const Instrument& instrument, const Scale& scale) {
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

INTIMETRY_INLINE ScoreRange possible_range(const Instrument& instrument, const Composite& composite) {
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

INTIMETRY_INLINE int project_min_answered(std::size_t items) { return static_cast<int>((4 * items + 4) / 5); }

INTIMETRY_INLINE Visibility visibility_of(const Instrument& instrument, const Scale& scale) {
  Visibility narrowest = Visibility::in_scores;
  const auto narrow = [&](std::string_view id) {
    const Item* item = find_by_id(instrument.items, id);
    if (item != nullptr) narrowest = std::max(narrowest, item->visibility);
  };
  for (const std::string& id : scale.items) narrow(id);
  if (scale.gate) narrow(scale.gate->item);
  return narrowest;
}

INTIMETRY_INLINE Visibility visibility_of(const Instrument& instrument, const Composite& composite) {
  Visibility narrowest = Visibility::in_scores;
  for (const CompositePart& part : composite.parts) {
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    if (scale != nullptr) narrowest = std::max(narrowest, visibility_of(instrument, *scale));
  }
  return narrowest;
}

}  // namespace intimetry::INTIMETRY_MODE
