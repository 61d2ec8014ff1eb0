#pragma once

#include "intimetry/instrument/prompts.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::set<std::string, std::less<>> places_of(std::string_view text) {
  std::set<std::string, std::less<>> places;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    places.emplace(text.substr(open + 1, close - open - 1));
  }
  return places;
}

INTIMETRY_INLINE std::string Prompts::say(Prompt prompt, Places places) const {
  const std::string_view text = words(prompt);
  std::string said;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find('{', from);
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    said += text.substr(from, open - from);
    for (const auto& [place, value] : places) {
      if (text.substr(open + 1, close - open - 1) == place) said += value;
    }
    from = close + 1;
  }
  return said += text.substr(from);
}

}  // namespace intimetry::INTIMETRY_MODE
