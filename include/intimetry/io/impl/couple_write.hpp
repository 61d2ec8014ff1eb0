#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/io/impl/instrument_write.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline Json answer_json(const Answer& answer) {
  if (answer.is_number()) return number_json(answer.number());
  return answer.is_missing() ? Json() : Json("not_applicable");
}

/// Writes the fields that administrations and responses share.
template <class Answered>
void put_answered(Json& object, const Answered& answered) {
  object["instrument"] = answered.instrument;
  object["version"] = answered.version;
  object["perspective"] = word(answered.perspective);
  object["date"] = answered.date.text();
  put_if(object, "language", answered.language);
  Json& answers = object["answers"] = Json::object();
  for (const ItemAnswer& given : answered.answers) answers[given.item] = answer_json(given.answer);
}

inline Json administrations_json(const std::vector<Administration>& administrations) {
  Json list = Json::array();
  for (const Administration& given : administrations) {
    Json object{{"partner", given.partner}};
    put_answered(object, given);
    list.push_back(std::move(object));
  }
  return list;
}

inline Json partners_json(const std::vector<Partner>& partners) {
  Json list = Json::array();
  for (const Partner& partner : partners) {
    Json object{{"id", partner.id}};
    put_if(object, "role", partner.role);
    object["label"] = partner.label;
    if (partner.forgotten) object["forgotten"] = partner.forgotten->text();
    list.push_back(std::move(object));
  }
  return list;
}

inline Json consents_json(const std::vector<Consent>& consents) {
  Json list = Json::array();
  for (const Consent& consent : consents) {
    Json object{{"partner", consent.partner}, {"instrument", consent.instrument}};
    put_if(object, "perspective", consent.perspective);
    if (!consent.scales.empty()) object["scales"] = consent.scales;
    object["share"] = word(consent.share);
    object["date"] = consent.date.text();
    if (consent.entered) object["entered"] = consent.entered->text();
    list.push_back(std::move(object));
  }
  return list;
}

inline Json seen_alone_json(const std::vector<SeenAlone>& records) {
  Json list = Json::array();
  for (const SeenAlone& seen : records)
    list.push_back(Json{{"partner", seen.partner}, {"date", seen.date.text()}});
  return list;
}

inline Json removed_json(const std::vector<RemovedAdministration>& removed) {
  Json list = Json::array();
  for (const RemovedAdministration& one : removed) {
    Json object{{"partner", one.administration.partner}};
    put_answered(object, one.administration);
    object["removed"] = one.removed.text();
    list.push_back(std::move(object));
  }
  return list;
}

/// Notes an item that is answered twice: in JSON one of the answers would be lost.
inline void note_answered_twice(const std::vector<ItemAnswer>& answers, const std::string& at,
                                std::vector<Defect>& defects) {
  std::set<std::string_view> seen;
  for (const ItemAnswer& given : answers) {
    if (seen.insert(given.item).second) continue;
    defects.push_back({ErrorCode::duplicate_field, at + "/answers" + pointer_step(given.item),
                       "the item '" + given.item + "' is answered twice"});
  }
}

inline std::vector<Defect> answered_twice(const std::vector<Administration>& administrations) {
  std::vector<Defect> defects;
  for (std::size_t i = 0; i < administrations.size(); ++i) {
    note_answered_twice(administrations[i].answers, "/administrations/" + std::to_string(i), defects);
  }
  return defects;
}

/// Returns the object as text, indented by two spaces per level.
/// @throws Error(`invalid`) if a text in it is not UTF-8
inline std::string text_of(const Json& object, ErrorCode invalid, std::string_view name) {
  try {
    return object.dump(2) + "\n";
  } catch (const Json::exception&) {
    throw Error(invalid, std::string(name) + ": 1 defect",
                {{ErrorCode::bad_value, "", "a text is not UTF-8"}});
  }
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
