#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/instrument/detail/defects.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry {

/// Wording in one language, kept apart from the key: what a user with permission lays over an instrument.
struct TextOverlay {
  std::string instrument;
  std::string language;
  std::string title;
  std::map<Perspective, std::string> instructions;
  std::map<std::string, std::string> items;
  std::map<std::string, std::map<int, std::string>> labels;  // response set -> option -> label
  friend bool operator==(const TextOverlay&, const TextOverlay&) = default;
};

/// Returns what in an overlay does not fit the instrument; places are those of the text file.
inline std::vector<Defect> validate(const TextOverlay& overlay, const Instrument& instrument) {
  detail::Defects defects;
  if (overlay.instrument != instrument.id) {
    defects.add(ErrorCode::unknown_reference, "/instrument",
                "is for '" + overlay.instrument + "', not for '" + instrument.id + "'");
  }
  if (!detail::is_language(overlay.language)) {
    defects.add(ErrorCode::bad_value, "/language", "'" + overlay.language + "' is not a language tag");
  }
  for (const auto& [meant, text] : overlay.instructions) {
    const std::string where = "/instructions/" + std::string(word(meant));
    bool known = false;
    for (const Perspective perspective : instrument.perspectives) known = known || perspective == meant;
    if (!known) defects.add(ErrorCode::unknown_reference, where, "the instrument has no such perspective");
    defects.require_text(text, where);
  }
  for (const auto& [id, text] : overlay.items) {
    const std::string where = "/items" + pointer_step(id);
    if (find_by_id(instrument.items, id) == nullptr) {
      defects.add_unknown("item", id, where, detail::ids_of(instrument.items));
    }
    defects.require_text(text, where);
  }
  for (const auto& [id, labels] : overlay.labels) {
    const std::string inner = "/labels" + pointer_step(id);
    const ResponseSet* set = find_by_id(instrument.response_sets, id);
    if (set == nullptr) {
      defects.add_unknown("response set", id, inner, detail::ids_of(instrument.response_sets));
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

/// Returns the instrument with the overlay's wording in its language; the key is unchanged.
/// @throws Error(text_invalid) with every place where the overlay does not fit
inline Instrument with_text(Instrument instrument, const TextOverlay& overlay) {
  if (auto defects = validate(overlay, instrument); !defects.empty()) {
    throw Error(ErrorCode::text_invalid, "the text does not fit the instrument '" + instrument.id + "'",
                std::move(defects));
  }
  if (!overlay.title.empty()) instrument.title[overlay.language] = overlay.title;
  for (const auto& [meant, text] : overlay.instructions)
    instrument.instructions[meant][overlay.language] = text;
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

}  // namespace intimetry
