#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/io/impl/instrument_read.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"
#include "intimetry/io/text_json.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE TextOverlay load_text(std::string_view text, std::string_view name) {
  using io::detail::Json;
  std::vector<Defect> defects;
  const Json json = io::detail::parse_json(text, name, ErrorCode::text_invalid, defects);
  TextOverlay overlay;
  io::detail::JsonObject object(json, "", defects);
  if (json.is_object()) {
    io::detail::read_format(object, "intimetry.text", ErrorCode::text_invalid, name, defects);
    object.optional_text("$schema");
    // A file with prompts only is for every instrument.
    bool of_any = json.contains("prompts");
    for (const char* field : {"title", "instructions", "private_instructions", "items", "labels"})
      of_any = of_any && !json.contains(field);
    overlay.instrument = of_any ? object.optional_text("instrument").value_or("") : object.text("instrument");
    overlay.language = object.text("language");
    overlay.title = object.optional_text("title").value_or("");
    const auto read_instructions = [&](std::string_view field, std::map<Perspective, std::string>& into) {
      object.optional_object(field, [&](io::detail::JsonObject& instructions) {
        for (const auto& [meant, word] : Words<Perspective>::table) {
          if (auto instruction = instructions.optional_text(word)) into[meant] = *instruction;
        }
      });
    };
    read_instructions("instructions", overlay.instructions);
    read_instructions("private_instructions", overlay.private_instructions);
    const auto read_words = [&](std::string_view field, std::map<std::string, std::string>& into) {
      object.entries(field, false, [&](const std::string& id, const Json& words, const std::string& where) {
        if (words.is_string()) {
          into[id] = words.get<std::string>();
        } else {
          object.note(ErrorCode::wrong_type, where, "expected a text, found " + io::detail::kind_of(words));
        }
      });
    };
    read_words("items", overlay.items);
    read_words("prompts", overlay.prompts);
    object.entries("labels", false,
                   [&](const std::string& set, const Json& labels, const std::string& where) {
                     overlay.labels[set] = io::detail::read_option_labels(object, labels, where);
                   });
    object.close();
  }
  throw_defects(ErrorCode::text_invalid, name, defects);
  return overlay;
}

}  // namespace intimetry::INTIMETRY_MODE
