#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

/// Writes a whole number without decimals: 4, not 4.0.
inline Json number_json(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

template <class Value>
void put_if(Json& object, const char* name, const std::optional<Value>& value) {
  if (!value) return;
  if constexpr (std::is_same_v<Value, double>) {
    object[name] = number_json(*value);
  } else if constexpr (std::is_enum_v<Value>) {
    object[name] = word(*value);
  } else {
    object[name] = *value;
  }
}

inline void put_perspectives(Json& object, const std::vector<Perspective>& perspectives) {
  for (const Perspective meant : perspectives) object["perspectives"].push_back(word(meant));
}

inline void put_provenance(Json& object, const Provenance& provenance) {
  object["source"] = provenance.source;
  object["evidence"] = word(provenance.evidence);
}

inline Json write(const ResponseSet& set) {
  Json object{{"id", set.id}, {"min", number_json(set.min)}, {"max", number_json(set.max)}};
  if (set.continuous) object["continuous"] = true;
  if (set.step != 1) object["step"] = set.step;
  for (const auto& [language, labels] : set.labels) {
    Json& by_option = object["labels"][language] = Json::object();
    for (const auto& [option, label] : labels) by_option[std::to_string(option)] = label;
  }
  return object;
}

inline Json write(const Item& item) {
  Json object{{"id", item.id}, {"response_set", item.response_set}};
  if (!item.text.empty()) object["text"] = item.text;
  put_if(object, "number", item.number);
  put_if(object, "same_as", item.same_as);
  if (item.not_applicable) object["not_applicable"] = true;
  if (item.visibility != Visibility::in_scores) object["visibility"] = word(item.visibility);
  for (const double answer : item.positive) object["safety"]["positive"].push_back(number_json(answer));
  return object;
}

inline Json write(const Scale& scale) {
  Json object{{"id", scale.id}, {"title", scale.title}, {"items", scale.items}};
  if (!scale.reversed.empty()) object["reversed"] = scale.reversed;
  object["score"] = word(scale.score);
  if (scale.multiplier != 1) object["multiplier"] = number_json(scale.multiplier);
  if (scale.offset != 0) object["offset"] = number_json(scale.offset);
  if (scale.missing) {
    object["missing"] = {{"min_answered", scale.missing->min_answered}, {"source", scale.missing->source}};
  }
  if (scale.gate) {
    object["gate"] = {{"item", scale.gate->item},
                      {"closed_at", number_json(scale.gate->closed_at)},
                      {"score", number_json(scale.gate->score)}};
  }
  object["direction"] = word(scale.direction);
  put_if(object, "dimension", scale.dimension);
  put_perspectives(object, scale.perspectives);
  if (scale.validity) object["validity"] = true;
  return object;
}

inline Json write(const Composite& composite) {
  Json object{{"id", composite.id}, {"title", composite.title}};
  for (const CompositePart& part : composite.parts) {
    Json entry{{"scale", part.scale}};
    if (part.weight != 1) entry["weight"] = number_json(part.weight);
    object["parts"].push_back(entry);
  }
  object["direction"] = word(composite.direction);
  put_if(object, "dimension", composite.dimension);
  return object;
}

inline Json write(const Reliability& figure) {
  Json object{{"scale", figure.scale},
              {"coefficient", word(figure.coefficient)},
              {"value", number_json(figure.value)}};
  put_if(object, "sd", figure.sd);
  put_if(object, "n", figure.n);
  put_if(object, "interval_days", figure.interval_days);
  object["sample"] = figure.sample;
  put_if(object, "perspective", figure.perspective);
  put_if(object, "role", figure.role);
  put_provenance(object, figure.provenance);
  return object;
}

inline Json write(const Norm& norm) {
  Json object{{"scale", norm.scale}, {"group", norm.group}, {"n", norm.n}};
  put_if(object, "mean", norm.mean);
  put_if(object, "sd", norm.sd);
  for (const NormPoint& point : norm.table) {
    object["table"].push_back(
        {{"score", number_json(point.score)}, {"percentile", number_json(point.percentile)}});
  }
  put_if(object, "perspective", norm.perspective);
  put_if(object, "role", norm.role);
  put_provenance(object, norm.provenance);
  return object;
}

inline Json write(const ReliableChange& figure) {
  Json object{{"scale", figure.scale},
              {"rci", number_json(figure.rci)},
              {"comparison", word(figure.comparison)},
              {"sample", figure.sample}};
  put_provenance(object, figure.provenance);
  return object;
}

inline Json write(const Cutoff& cutoff) {
  Json object{{"scale", cutoff.scale},
              {"rule", cutoff.rule},
              {"comparison", word(cutoff.comparison)},
              {"value", number_json(cutoff.value)},
              {"label", cutoff.label},
              {"sample", cutoff.sample}};
  put_if(object, "role", cutoff.role);
  put_if(object, "population", cutoff.population);
  put_provenance(object, cutoff.provenance);
  return object;
}

template <class Part>
void put_list(Json& object, const char* name, const std::vector<Part>& parts) {
  for (const Part& part : parts) object[name].push_back(write(part));
}

inline void put_instructions(Json& object, const char* field,
                             const std::map<Perspective, LocalText>& instructions) {
  for (const auto& [meant, text] : instructions) object[field][std::string(word(meant))] = text;
}

inline void put_head(Json& object, const Instrument& instrument) {
  put_if(object, "$schema", instrument.schema);
  object["format"] = "intimetry.instrument/1";
  object["id"] = instrument.id;
  object["version"] = instrument.version;
  put_if(object, "superseded_by", instrument.superseded_by);
  object["title"] = instrument.title;
  object["purposes"] = instrument.purposes;
  object["citation"] = {{"text", instrument.citation.text}};
  put_if(object["citation"], "doi", instrument.citation.doi);
  object["rights"] = {{"holder", instrument.rights.holder},
                      {"permitted", instrument.rights.permitted},
                      {"permission", word(instrument.rights.permission)},
                      {"source", instrument.rights.source}};
  object["validation"] = word(instrument.validation);
  for (const KeyEvidence& part : instrument.evidence) {
    Json entry{{"part", part.part}};
    put_provenance(entry, part.provenance);
    object["evidence"].push_back(entry);
  }
  put_perspectives(object, instrument.perspectives);
  put_instructions(object, "instructions", instrument.instructions);
  put_instructions(object, "private_instructions", instrument.private_instructions);
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
