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

/// Wording in one language, in a separate file: a user with permission adds it to an instrument.
struct TextOverlay {
  std::string instrument;  // empty if there are only prompts, which apply to every instrument
  std::string language;
  std::string title;
  std::map<Perspective, std::string> instructions;
  std::map<Perspective, std::string> private_instructions;  // see Instrument
  std::map<std::string, std::string> items;
  std::map<std::string, std::map<int, std::string>> labels;  // response set -> option -> label
  std::map<std::string, std::string> prompts;                // id of prompt_table -> words
  friend bool operator==(const TextOverlay&, const TextOverlay&) = default;
};

/// Returns the defects of an overlay that do not depend on an instrument: in its language and its prompts.
std::vector<Defect> validate(const TextOverlay& overlay);

/// Returns the places in the text file that do not fit the instrument.
std::vector<Defect> validate(const TextOverlay& overlay, const Instrument& instrument);

/// Returns the instrument with the overlay's wording added in its language; the key is unchanged.
/// @throws Error(text_invalid) with every place that does not fit
Instrument with_text(Instrument instrument, const TextOverlay& overlay);

/// Adds the overlay's prompts; those of a later overlay replace those of an earlier one.
/// @throws Error(text_invalid) with every unknown prompt, and every prompt whose places differ from the
/// English
void translate(Prompts& prompts, const TextOverlay& overlay);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/text.ipp"
#endif
