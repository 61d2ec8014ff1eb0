#pragma once

#include <functional>
#include <set>
#include <utility>

#include "intimetry/core/names.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/text.hpp"

namespace intimetry::INTIMETRY_MODE::instrument::detail {

inline std::string place_list(const std::set<std::string, std::less<>>& places) {
  std::string list;
  for (const std::string& place : places) list += (list.empty() ? "{" : ", {") + place + "}";
  return list.empty() ? "no {places}" : list;
}

inline void check_language_and_prompts(const TextOverlay& overlay, Defects& defects) {
  if (!is_language(overlay.language)) {
    defects.add(ErrorCode::bad_value, "/language", "'" + overlay.language + "' is not a language tag");
  }
  for (const auto& [id, text] : overlay.prompts) {
    const std::string where = "/prompts" + pointer_step(id);
    const auto index = Prompt::index_of(id);
    if (!index) {
      std::vector<std::string> known;
      for (const PromptInfo& info : prompt_table) known.emplace_back(info.id);
      defects.add_unknown("prompt", id, where, known);
      continue;
    }
    defects.require_text(text, where);
    const auto expected = places_of(prompt_table[*index].english);
    const auto found = places_of(text);
    if (found != expected) {
      defects.add(ErrorCode::bad_value, where,
                  "expected " + place_list(expected) + " in it, found " + place_list(found));
    }
  }
}

inline void check_overlay_instructions(const std::map<Perspective, std::string>& instructions,
                                       const std::string& field, const Instrument& instrument,
                                       Defects& defects) {
  for (const auto& [meant, text] : instructions) {
    const std::string where = "/" + field + "/" + std::string(word(meant));
    bool known = false;
    for (const Perspective perspective : instrument.perspectives) known = known || perspective == meant;
    if (!known) defects.add(ErrorCode::unknown_reference, where, "the instrument has no such perspective");
    defects.require_text(text, where);
  }
}

}  // namespace intimetry::INTIMETRY_MODE::instrument::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<Defect> validate(const TextOverlay& overlay) {
  instrument::detail::Defects defects;
  instrument::detail::check_language_and_prompts(overlay, defects);
  return defects.take();
}

INTIMETRY_INLINE std::vector<Defect> validate(const TextOverlay& overlay, const Instrument& instrument) {
  instrument::detail::Defects defects;
  if (!overlay.instrument.empty() && overlay.instrument != instrument.id) {
    defects.add(ErrorCode::unknown_reference, "/instrument",
                "is for '" + overlay.instrument + "', not for '" + instrument.id + "'");
  }
  instrument::detail::check_language_and_prompts(overlay, defects);
  instrument::detail::check_overlay_instructions(overlay.instructions, "instructions", instrument, defects);
  instrument::detail::check_overlay_instructions(overlay.private_instructions, "private_instructions",
                                                 instrument, defects);
  if (!overlay.private_instructions.empty()) instrument::detail::require_clinician_items(instrument, defects);
  for (const auto& [id, text] : overlay.items) {
    const std::string where = "/items" + pointer_step(id);
    if (find_by_id(instrument.items, id) == nullptr) {
      defects.add_unknown("item", id, where, instrument::detail::ids_of(instrument.items));
    }
    defects.require_text(text, where);
  }
  for (const auto& [id, labels] : overlay.labels) {
    const std::string inner = "/labels" + pointer_step(id);
    const ResponseSet* set = find_by_id(instrument.response_sets, id);
    if (set == nullptr) {
      defects.add_unknown("response set", id, inner, instrument::detail::ids_of(instrument.response_sets));
      continue;
    }
    for (const auto& [option, label] : labels) {
      const std::string where = inner + "/" + std::to_string(option);
      if (!set->allows(option))
        defects.add(ErrorCode::bad_range, where, "is not an option of this response set");
      defects.require_text(label, where);
    }
  }
  return defects.take();
}

INTIMETRY_INLINE Instrument with_text(Instrument instrument, const TextOverlay& overlay) {
  if (auto defects = validate(overlay, instrument); !defects.empty()) {
    throw Error(ErrorCode::text_invalid, "the text does not fit the instrument '" + instrument.id + "'",
                std::move(defects));
  }
  if (!overlay.title.empty()) instrument.title[overlay.language] = overlay.title;
  for (const auto& [meant, text] : overlay.instructions)
    instrument.instructions[meant][overlay.language] = text;
  for (const auto& [meant, text] : overlay.private_instructions)
    instrument.private_instructions[meant][overlay.language] = text;
  for (Item& item : instrument.items) {
    const auto found = overlay.items.find(item.id);
    if (found != overlay.items.end()) item.text[overlay.language] = found->second;
  }
  for (ResponseSet& set : instrument.response_sets) {
    const auto found = overlay.labels.find(set.id);
    if (found == overlay.labels.end()) continue;
    for (const auto& [option, label] : found->second) set.labels[overlay.language][option] = label;
  }
  return instrument;
}

INTIMETRY_INLINE void translate(Prompts& prompts, const TextOverlay& overlay) {
  if (auto defects = validate(overlay); !defects.empty())
    throw Error(ErrorCode::text_invalid, "the prompts cannot be used", std::move(defects));
  for (const auto& [id, text] : overlay.prompts) prompts.translate(*Prompt::index_of(id), text);
}

}  // namespace intimetry::INTIMETRY_MODE
