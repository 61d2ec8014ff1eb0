#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/names.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

/// Limits the size of bounds and options, so that sums over any scale are exact.
inline constexpr double largest_answer = 30000;
inline constexpr std::size_t most_items = 10000;

inline void validate_labels(const ResponseSet& set, const std::string& where, Defects& defects) {
  for (const auto& [language, labels] : set.labels) {
    const std::string inner = where + "/labels" + pointer_step(language);
    if (!is_language(language))
      defects.add(ErrorCode::bad_value, inner, "'" + language + "' is not a language tag");
    for (const auto& [option, label] : labels) {
      const std::string place = inner + "/" + std::to_string(option);
      if (!set.allows(option)) {
        defects.add(ErrorCode::bad_range, place,
                    std::to_string(option) + " is not an option of this response set");
      }
      defects.require_text(label, place);
    }
  }
}

inline void validate_response_sets(const Instrument& instrument, Defects& defects) {
  if (instrument.response_sets.empty()) {
    defects.add(ErrorCode::empty_list, "/response_sets", "at least one response set is needed");
  }
  std::set<std::string, std::less<>> taken;
  for (std::size_t i = 0; i < instrument.response_sets.size(); ++i) {
    const ResponseSet& set = instrument.response_sets[i];
    const std::string where = at("response_sets", i);
    if (!is_name(set.id)) defects.add(ErrorCode::bad_value, where + "/id", "'" + set.id + "' is not a name");
    defects.require_new(taken, set.id, where + "/id");
    const bool bounded = std::abs(set.min) <= largest_answer && std::abs(set.max) <= largest_answer;
    if (!bounded || !(set.min < set.max)) {
      defects.add(ErrorCode::bad_range, where,
                  "expected min < max, both between -30000 and 30000" + found(set.min, set.max));
      continue;
    }
    if (set.step < 1) {
      defects.add(ErrorCode::bad_range, where + "/step", "expected a step of 1 or more" + found(set.step));
      continue;
    }
    if (set.continuous && set.step != 1) {
      defects.add(ErrorCode::bad_value, where + "/step", "a continuous response set has no step");
    }
    const bool whole = set.min == std::floor(set.min) && set.max == std::floor(set.max);
    if (!set.continuous && (!whole || std::fmod(set.range(), set.step) != 0)) {
      defects.add(ErrorCode::bad_range, where,
                  "expected whole numbers with max a whole number of steps above min");
      continue;
    }
    validate_labels(set, where, defects);
  }
}

inline bool is_item_reference(const std::string& text) {
  const auto slash = text.find('/');
  return slash != std::string::npos && is_instrument_id(text.substr(0, slash)) &&
         is_name(text.substr(slash + 1));
}

/// Positive answers must be possible answers of the item.
inline void validate_positive(const Instrument& instrument, const Item& item, const std::string& where,
                              Defects& defects) {
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  if (set == nullptr) return;
  for (std::size_t i = 0; i < item.positive.size(); ++i) {
    if (set->allows(item.positive[i])) continue;
    defects.add(ErrorCode::bad_range, where + "/safety/positive/" + std::to_string(i),
                "expected an option of the item's response set" + found(item.positive[i]));
  }
}

inline void validate_items(const Instrument& instrument, Defects& defects) {
  if (instrument.items.empty()) defects.add(ErrorCode::empty_list, "/items", "at least one item is needed");
  if (instrument.items.size() > most_items) {
    defects.add(ErrorCode::bad_range, "/items", "expected at most " + std::to_string(most_items) + " items");
    return;
  }
  std::set<std::string, std::less<>> taken;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Item& item = instrument.items[i];
    const std::string where = at("items", i);
    if (!is_name(item.id)) {
      defects.add(ErrorCode::bad_value, where + "/id",
                  "'" + item.id + "' is not a name of letters, digits and _");
    }
    defects.require_new(taken, item.id, where + "/id");
    if (find_by_id(instrument.response_sets, item.response_set) == nullptr) {
      defects.add_unknown("response set", item.response_set, where + "/response_set",
                          ids_of(instrument.response_sets));
    }
    defects.check_text(item.text, where + "/text");
    if (item.number) defects.require_text(*item.number, where + "/number");
    validate_positive(instrument, item, where, defects);
    if (item.same_as && !is_item_reference(*item.same_as)) {
      defects.add(ErrorCode::bad_value, where + "/same_as",
                  "expected INSTRUMENT/ITEM, found '" + *item.same_as + "'");
    }
  }
}

inline void validate_item_list(const Instrument& instrument, const std::vector<std::string>& items,
                               const std::string& where, Defects& defects) {
  std::set<std::string, std::less<>> taken;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string place = where + "/" + std::to_string(i);
    if (find_by_id(instrument.items, items[i]) == nullptr) {
      defects.add_unknown("item", items[i], place, ids_of(instrument.items));
    }
    if (!taken.insert(items[i]).second) {
      defects.add(ErrorCode::duplicate_id, place, "the item '" + items[i] + "' is listed twice");
    }
  }
}

inline void validate_gate(const Instrument& instrument, const Scale& scale, const std::string& where,
                          Defects& defects) {
  if (!scale.gate) return;
  const Item* item = find_by_id(instrument.items, scale.gate->item);
  if (item == nullptr) {
    defects.add_unknown("item", scale.gate->item, where + "/gate/item", ids_of(instrument.items));
    return;
  }
  const ResponseSet* set = find_by_id(instrument.response_sets, item->response_set);
  if (set != nullptr && !set->allows(scale.gate->closed_at)) {
    defects.add(ErrorCode::bad_range, where + "/gate/closed_at",
                "expected an option of the item '" + item->id + "'" + found(scale.gate->closed_at));
  }
  if (std::count(scale.items.begin(), scale.items.end(), item->id) != 0) {
    defects.add(ErrorCode::bad_value, where + "/gate/item",
                "the gate must not be one of the scale's own items");
  }
  defects.require_finite(scale.gate->score, where + "/gate/score");
}

/// A score that others see must not reveal an answer that they may not see. An earlier edition may mix
/// visibilities: its private items are left out for others (`seen_edition`).
inline void validate_visibility(const Instrument& instrument, const Scale& scale, const std::string& where,
                                Defects& defects) {
  if (instrument.superseded_by) return;
  const Visibility narrowest = visibility_of(instrument, scale);
  if (narrowest == Visibility::in_scores) return;
  std::vector<std::string> ids = scale.items;
  if (scale.gate) ids.push_back(scale.gate->item);
  for (const auto& id : ids) {
    const Item* item = find_by_id(instrument.items, id);
    if (item == nullptr || item->visibility == narrowest) continue;
    defects.add(
        ErrorCode::mixed_visibility, where + "/items",
        "the item '" + id + "' is '" + std::string(word(item->visibility)) + "', others of this scale are '" +
            std::string(word(narrowest)) +
            "': a score that is shown could reveal their answers. Remove those from the scale, or give all "
            "its items one visibility");
    return;
  }
}

/// Scores must be finite, and the lowest must be below the highest, because percentages use that range.
inline void require_range(const std::optional<ScoreRange>& range, const std::string& where,
                          Defects& defects) {
  if (!range || (std::isfinite(range->low) && std::isfinite(range->high) && range->low < range->high)) return;
  defects.add(ErrorCode::bad_range, where,
              "expected a finite lowest score below the highest" + found(range->low, range->high));
}

/// Returns the scale's range, or nothing if an input of it is not valid. That input has a defect of its own,
/// and checks against the range would only repeat it.
inline std::optional<ScoreRange> sound_range(const Instrument& instrument, const Scale& scale) {
  const auto sound = [&](const std::string& id) {
    const Item* item = find_by_id(instrument.items, id);
    const ResponseSet* set =
        item == nullptr ? nullptr : find_by_id(instrument.response_sets, item->response_set);
    return set != nullptr && set->min < set->max && std::isfinite(set->range());
  };
  const bool finite = std::isfinite(scale.multiplier) && scale.multiplier != 0 &&
                      std::isfinite(scale.offset) && (!scale.gate || std::isfinite(scale.gate->score));
  if (!finite || scale.items.empty() || !std::all_of(scale.items.begin(), scale.items.end(), sound)) {
    return std::nullopt;
  }
  return possible_range(instrument, scale);
}

inline std::optional<ScoreRange> sound_range(const Instrument& instrument, const Composite& composite) {
  const auto sound = [&](const CompositePart& part) {
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    return scale != nullptr && sound_range(instrument, *scale) && std::isfinite(part.weight) &&
           part.weight != 0;
  };
  if (composite.parts.empty() || !std::all_of(composite.parts.begin(), composite.parts.end(), sound)) {
    return std::nullopt;
  }
  return possible_range(instrument, composite);
}

inline void validate_scale(const Instrument& instrument, const Scale& scale, const std::string& where,
                           Defects& defects) {
  if (!is_lower_name(scale.id)) {
    defects.add(ErrorCode::bad_value, where + "/id", "'" + scale.id + "' is not a lower-case name");
  }
  defects.require_title(scale.title, where + "/title");
  if (scale.items.empty())
    defects.add(ErrorCode::empty_list, where + "/items", "a scale needs at least one item");
  validate_item_list(instrument, scale.items, where + "/items", defects);
  std::set<std::string, std::less<>> reversed;
  for (std::size_t i = 0; i < scale.reversed.size(); ++i) {
    const std::string place = where + "/reversed/" + std::to_string(i);
    if (std::count(scale.items.begin(), scale.items.end(), scale.reversed[i]) == 0) {
      defects.add_unknown("item of this scale", scale.reversed[i], place, scale.items);
    }
    if (!reversed.insert(scale.reversed[i]).second) {
      defects.add(ErrorCode::duplicate_id, place, "the item '" + scale.reversed[i] + "' is listed twice");
    }
  }
  defects.require_finite(scale.offset, where + "/offset");
  if (!std::isfinite(scale.multiplier) || scale.multiplier == 0) {
    defects.add(ErrorCode::bad_value, where + "/multiplier",
                "expected a number other than 0" + found(scale.multiplier));
  }
  if (scale.missing) {
    defects.require_source(scale.missing->source, where + "/missing");
    if (scale.missing->min_answered < 1 ||
        scale.missing->min_answered > static_cast<int>(scale.items.size())) {
      defects.add(ErrorCode::bad_range, where + "/missing/min_answered",
                  "expected 1 to " + std::to_string(scale.items.size()) + ", found " +
                      std::to_string(scale.missing->min_answered));
    }
  }
  std::set<Perspective> perspectives;
  for (std::size_t i = 0; i < scale.perspectives.size(); ++i) {
    const Perspective meant = scale.perspectives[i];
    const std::string place = where + "/perspectives/" + std::to_string(i);
    if (std::count(instrument.perspectives.begin(), instrument.perspectives.end(), meant) == 0) {
      defects.add(ErrorCode::unknown_reference, place,
                  "the instrument has no perspective '" + std::string(word(meant)) + "'");
    }
    if (!perspectives.insert(meant).second) defects.add(ErrorCode::duplicate_id, place, "is listed twice");
  }
  validate_gate(instrument, scale, where, defects);
  validate_visibility(instrument, scale, where, defects);
  require_range(sound_range(instrument, scale), where, defects);
}

inline void validate_composite(const Instrument& instrument, const Composite& composite,
                               const std::string& where, Defects& defects) {
  if (!is_lower_name(composite.id)) {
    defects.add(ErrorCode::bad_value, where + "/id", "'" + composite.id + "' is not a lower-case name");
  }
  defects.require_title(composite.title, where + "/title");
  if (composite.parts.empty())
    defects.add(ErrorCode::empty_list, where + "/parts", "a composite needs parts");
  std::set<std::string, std::less<>> taken;
  for (std::size_t i = 0; i < composite.parts.size(); ++i) {
    const CompositePart& part = composite.parts[i];
    const std::string place = where + "/parts/" + std::to_string(i);
    const Scale* scale = find_by_id(instrument.scales, part.scale);
    if (scale == nullptr) {
      defects.add_unknown("scale", part.scale, place + "/scale", ids_of(instrument.scales));
    }
    if (!taken.insert(part.scale).second) {
      defects.add(ErrorCode::duplicate_id, place + "/scale",
                  "the scale '" + part.scale + "' is listed twice");
    }
    if (!std::isfinite(part.weight) || part.weight == 0) {
      defects.add(ErrorCode::bad_value, place + "/weight",
                  "expected a number other than 0" + found(part.weight));
    }
  }
  require_range(sound_range(instrument, composite), where, defects);
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail
