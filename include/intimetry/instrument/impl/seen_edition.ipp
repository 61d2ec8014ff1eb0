#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/instrument/seen_edition.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

/// Removes items that the instrument no longer has from a scale. Returns whether the scale can still be
/// scored.
inline bool without_missing_items(Scale& scale, const std::vector<Item>& items) {
  const auto is_there = [&](const std::string& id) { return find_by_id(items, id) != nullptr; };
  if (scale.gate && !is_there(scale.gate->item)) return false;
  const std::size_t before = scale.items.size();
  for (const std::string& id : scale.items) {
    if (!is_there(id)) scale.left_out.push_back(id);
  }
  std::erase_if(scale.items, [&](const std::string& id) { return !is_there(id); });
  std::erase_if(scale.reversed, [&](const std::string& id) { return !is_there(id); });
  if (scale.missing && scale.items.size() < before) {
    const auto share = static_cast<std::size_t>(scale.missing->min_answered) * scale.items.size();
    scale.missing->min_answered = static_cast<int>((share + before - 1) / before);
  }
  return !scale.items.empty();
}

/// Published figures apply to the complete scale only.
template <class Figure>
void keep_figures(std::vector<Figure>& figures, const Instrument& seen) {
  std::erase_if(figures, [&](const Figure& figure) {
    if (const Scale* scale = find_by_id(seen.scales, figure.scale)) return !scale->left_out.empty();
    const Composite* composite = find_by_id(seen.composites, figure.scale);
    return composite == nullptr ||
           std::any_of(composite->parts.begin(), composite->parts.end(), [&](const CompositePart& part) {
             return !find_by_id(seen.scales, part.scale)->left_out.empty();
           });
  });
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Instrument seen_edition(Instrument instrument, Visibility widest_kept) {
  std::erase_if(instrument.items, [&](const Item& item) { return item.visibility > widest_kept; });
  if (widest_kept < Visibility::clinician) instrument.private_instructions.clear();
  std::erase_if(instrument.scales, [&](Scale& scale) {
    return !instrument::detail::without_missing_items(scale, instrument.items);
  });
  std::erase_if(instrument.composites, [&](const Composite& composite) {
    return std::any_of(composite.parts.begin(), composite.parts.end(), [&](const CompositePart& part) {
      return find_by_id(instrument.scales, part.scale) == nullptr;
    });
  });
  instrument::detail::keep_figures(instrument.reliabilities, instrument);
  instrument::detail::keep_figures(instrument.norms, instrument);
  instrument::detail::keep_figures(instrument.change, instrument);
  instrument::detail::keep_figures(instrument.cutoffs, instrument);
  return instrument;
}

INTIMETRY_INLINE InstrumentLookup seen_editions(InstrumentLookup lookup, Visibility widest_kept) {
  struct Kept {
    InstrumentLookup lookup;
    std::map<const Instrument*, Instrument> editions;
  };
  auto kept = std::make_shared<Kept>();
  kept->lookup = std::move(lookup);
  return [kept, widest_kept](std::string_view id, std::string_view version) -> const Instrument* {
    const Instrument* whole = kept->lookup(id, version);
    if (whole == nullptr) return nullptr;
    auto found = kept->editions.find(whole);
    if (found == kept->editions.end())
      found = kept->editions.emplace(whole, seen_edition(*whole, widest_kept)).first;
    return found->second.scales.empty() ? nullptr : &found->second;
  };
}

}  // namespace intimetry::INTIMETRY_MODE
