#pragma once

#include <map>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/prompts.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Wording in one language, kept apart from the key: what a user with permission lays over an instrument.
struct TextOverlay {
  std::string instrument;  // empty where there are prompts alone, which go with every instrument
  std::string language;
  std::string title;
  std::map<Perspective, std::string> instructions;
  std::map<Perspective, std::string> private_instructions;  // see Instrument
  std::map<std::string, std::string> items;
  std::map<std::string, std::map<int, std::string>> labels;  // response set -> option -> label
  std::map<std::string, std::string> prompts;                // id of prompt_table -> words
  friend bool operator==(const TextOverlay&, const TextOverlay&) = default;
};

/// Returns what in an overlay is wrong whatever the instrument: in its language and its prompts.
std::vector<Defect> validate(const TextOverlay& overlay);

/// Returns what in an overlay does not fit the instrument; places are those of the text file.
std::vector<Defect> validate(const TextOverlay& overlay, const Instrument& instrument);

/// Returns the instrument with the overlay's wording in its language; the key is unchanged.
/// @throws Error(text_invalid) with every place where the overlay does not fit
Instrument with_text(Instrument instrument, const TextOverlay& overlay);

/// Lays the overlay's prompts over others; those of a later overlay replace those of an earlier one.
/// @throws Error(text_invalid) with every prompt that there is not, or whose places are not those of the
/// English
void translate(Prompts& prompts, const TextOverlay& overlay);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/text.ipp"
#endif
