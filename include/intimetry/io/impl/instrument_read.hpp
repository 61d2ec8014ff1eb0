#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline LocalText read_local_text(JsonObject& object, std::string_view name, bool required) {
  LocalText text;
  object.entries(name, required,
                 [&](const std::string& language, const Json& words, const std::string& where) {
                   if (words.is_string()) {
                     text[language] = words.get<std::string>();
                   } else {
                     object.note(ErrorCode::wrong_type, where, "expected a text, found " + kind_of(words));
                   }
                 });
  return text;
}

inline std::vector<Perspective> read_perspectives(JsonObject& object, bool required) {
  std::vector<Perspective> perspectives;
  object.list("perspectives", required, [&](const Json& element, const std::string& where) {
    if (const auto meant = object.word_of<Perspective>(&element, where)) perspectives.push_back(*meant);
  });
  return perspectives;
}

/// The source of a figure is not read as a required field, because its absence has its own error code.
inline std::string read_source(JsonObject& object) { return object.optional_text("source").value_or(""); }

inline Provenance read_provenance(JsonObject& object) {
  return {read_source(object), object.word<Evidence>("evidence")};
}

/// Returns the option of a label's key; a key that is not a whole number is noted.
inline std::optional<int> read_option(JsonObject& object, const std::string& key, const std::string& where) {
  const std::size_t sign = !key.empty() && key.front() == '-' ? 1 : 0;
  const bool digits = key.size() > sign && key.size() <= sign + 5 &&
                      key.find_first_not_of("0123456789", sign) == std::string::npos;
  if (digits && std::to_string(std::stoi(key)) == key) return std::stoi(key);
  object.note(ErrorCode::bad_value, where, "expected an option's number, found '" + key + "'");
  return std::nullopt;
}

inline std::map<int, std::string> read_option_labels(JsonObject& object, const Json& labels,
                                                     const std::string& where) {
  std::map<int, std::string> by_option;
  if (!labels.is_object()) {
    object.note(ErrorCode::wrong_type, where, "expected an object, found " + kind_of(labels));
    return by_option;
  }
  for (const auto& [key, label] : labels.items()) {
    const std::string place = where + pointer_step(key);
    const auto option = read_option(object, key, place);
    if (!label.is_string()) {
      object.note(ErrorCode::wrong_type, place, "expected a text, found " + kind_of(label));
    } else if (option) {
      by_option[*option] = label.get<std::string>();
    }
  }
  return by_option;
}

inline ResponseSet read_response_set(JsonObject& object) {
  ResponseSet set;
  set.id = object.text("id");
  set.min = object.number("min");
  set.max = object.number("max");
  set.continuous = object.boolean("continuous", false);
  set.step = object.optional_integer("step").value_or(1);
  object.entries("labels", false,
                 [&](const std::string& language, const Json& labels, const std::string& where) {
                   set.labels[language] = read_option_labels(object, labels, where);
                 });
  return set;
}

inline Item read_item(JsonObject& object) {
  Item item;
  item.id = object.text("id");
  item.response_set = object.text("response_set");
  item.text = read_local_text(object, "text", false);
  item.number = object.optional_text("number");
  item.same_as = object.optional_text("same_as");
  item.not_applicable = object.boolean("not_applicable", false);
  item.visibility = object.optional_word<Visibility>("visibility").value_or(Visibility::in_scores);
  object.optional_object("safety", [&](JsonObject& safety) { item.positive = safety.numbers("positive"); });
  return item;
}

inline Scale read_scale(JsonObject& object) {
  Scale scale;
  scale.id = object.text("id");
  scale.title = read_local_text(object, "title", true);
  scale.items = object.texts("items", true);
  scale.reversed = object.texts("reversed", false);
  scale.score = object.word<ScoreKind>("score");
  scale.multiplier = object.number("multiplier", 1);
  scale.offset = object.number("offset", 0);
  object.optional_object("missing", [&](JsonObject& rule) {
    const int min_answered = rule.integer("min_answered");
    scale.missing = MissingRule{min_answered, read_source(rule)};
  });
  object.optional_object("gate", [&](JsonObject& gate) {
    scale.gate = Gate{gate.text("item"), gate.number("closed_at"), gate.number("score")};
  });
  scale.direction = object.word<Direction>("direction");
  scale.dimension = object.optional_word<Dimension>("dimension");
  scale.perspectives = read_perspectives(object, false);
  scale.validity = object.boolean("validity", false);
  return scale;
}

inline Composite read_composite(JsonObject& object) {
  Composite composite;
  composite.id = object.text("id");
  composite.title = read_local_text(object, "title", true);
  object.objects("parts", true, [&](JsonObject& part) {
    composite.parts.push_back({part.text("scale"), part.number("weight", 1)});
  });
  composite.direction = object.word<Direction>("direction");
  composite.dimension = object.optional_word<Dimension>("dimension");
  return composite;
}

inline Reliability read_reliability(JsonObject& object) {
  Reliability figure;
  figure.scale = object.text("scale");
  figure.coefficient = object.word<Coefficient>("coefficient");
  figure.value = object.number("value");
  figure.sd = object.optional_number("sd");
  figure.n = object.optional_integer("n");
  figure.interval_days = object.optional_integer("interval_days");
  figure.sample = object.text("sample");
  figure.perspective = object.optional_word<Perspective>("perspective");
  figure.role = object.optional_text("role");
  figure.provenance = read_provenance(object);
  return figure;
}

inline Norm read_norm(JsonObject& object) {
  Norm norm;
  norm.scale = object.text("scale");
  norm.group = object.text("group");
  norm.n = object.integer("n");
  norm.mean = object.optional_number("mean");
  norm.sd = object.optional_number("sd");
  object.objects("table", false, [&](JsonObject& point) {
    norm.table.push_back({point.number("score"), point.number("percentile")});
  });
  norm.perspective = object.optional_word<Perspective>("perspective");
  norm.role = object.optional_text("role");
  norm.provenance = read_provenance(object);
  return norm;
}

inline ReliableChange read_change(JsonObject& object) {
  ReliableChange figure;
  figure.scale = object.text("scale");
  figure.rci = object.number("rci");
  figure.comparison = object.word<Comparison>("comparison");
  figure.sample = object.text("sample");
  figure.provenance = read_provenance(object);
  return figure;
}

inline Cutoff read_cutoff(JsonObject& object) {
  Cutoff cutoff;
  cutoff.scale = object.text("scale");
  cutoff.rule = object.text("rule");
  cutoff.comparison = object.word<Comparison>("comparison");
  cutoff.value = object.number("value");
  cutoff.label = object.text("label");
  cutoff.sample = object.text("sample");
  cutoff.role = object.optional_text("role");
  cutoff.population = object.optional_text("population");
  cutoff.provenance = read_provenance(object);
  return cutoff;
}

inline std::map<Perspective, LocalText> read_instructions(JsonObject& object, std::string_view field) {
  std::map<Perspective, LocalText> read;
  object.optional_object(field, [&](JsonObject& instructions) {
    for (const auto& [meant, name] : Words<Perspective>::table) {
      auto text = read_local_text(instructions, name, false);
      if (!text.empty()) read[meant] = std::move(text);
    }
  });
  return read;
}

inline void read_head(JsonObject& object, Instrument& instrument) {
  instrument.schema = object.optional_text("$schema");
  instrument.id = object.text("id");
  instrument.version = object.text("version");
  instrument.superseded_by = object.optional_text("superseded_by");
  instrument.title = read_local_text(object, "title", true);
  instrument.purposes = object.texts("purposes", true);
  object.required_object("citation", [&](JsonObject& citation) {
    instrument.citation = {citation.text("text"), citation.optional_text("doi")};
  });
  object.required_object("rights", [&](JsonObject& rights) {
    instrument.rights = {rights.text("holder"), rights.text("permitted"),
                         rights.word<Permission>("permission"), read_source(rights)};
  });
  instrument.validation = object.word<Validation>("validation");
  object.objects("evidence", true, [&](JsonObject& part) {
    instrument.evidence.push_back({part.text("part"), read_provenance(part)});
  });
  instrument.perspectives = read_perspectives(object, true);
  instrument.instructions = read_instructions(object, "instructions");
  instrument.private_instructions = read_instructions(object, "private_instructions");
  object.objects("notes", false, [&](JsonObject& note) {
    const std::string text = note.text("text");
    instrument.notes.push_back({text, read_source(note), note.boolean("safety", false)});
  });
}

inline void read_body(JsonObject& object, Instrument& instrument) {
  object.objects("response_sets", true,
                 [&](JsonObject& set) { instrument.response_sets.push_back(read_response_set(set)); });
  object.objects("items", true, [&](JsonObject& item) { instrument.items.push_back(read_item(item)); });
  object.objects("scales", true, [&](JsonObject& scale) { instrument.scales.push_back(read_scale(scale)); });
  object.objects("composites", false,
                 [&](JsonObject& composite) { instrument.composites.push_back(read_composite(composite)); });
  object.objects("reliabilities", false,
                 [&](JsonObject& figure) { instrument.reliabilities.push_back(read_reliability(figure)); });
  object.objects("norms", false, [&](JsonObject& norm) { instrument.norms.push_back(read_norm(norm)); });
  object.objects("change", false,
                 [&](JsonObject& figure) { instrument.change.push_back(read_change(figure)); });
  object.objects("cutoffs", false,
                 [&](JsonObject& cutoff) { instrument.cutoffs.push_back(read_cutoff(cutoff)); });
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
