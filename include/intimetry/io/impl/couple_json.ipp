#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/couple_write.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline void note_unknown_partners(const CoupleFile& couple, std::vector<Defect>& defects) {
  std::vector<std::string> known;
  for (const Partner& partner : couple.partners) known.push_back(partner.id);
  const auto check = [&](const std::string& id, const std::string& at) {
    if (is_blank(id) || find_partner(couple, id) != nullptr) return;  // a blank id was already reported
    defects.push_back({ErrorCode::unknown_partner, at + "/partner",
                       "the couple has no partner '" + id + "'" + did_you_mean(id, known)});
  };
  for (std::size_t i = 0; i < couple.administrations.size(); ++i) {
    check(couple.administrations[i].partner, "/administrations/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < couple.consents.size(); ++i) {
    check(couple.consents[i].partner, "/consents/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < couple.seen_alone.size(); ++i) {
    check(couple.seen_alone[i].partner, "/seen_alone/" + std::to_string(i));
  }
  for (std::size_t i = 0; i < couple.removed.size(); ++i) {
    check(couple.removed[i].administration.partner, "/removed/" + std::to_string(i));
  }
}

inline std::vector<Defect> unknown_consents(const CoupleFile& couple, const InstrumentLookup& lookup) {
  std::vector<Defect> defects;
  for (std::size_t i = 0; i < couple.consents.size(); ++i) {
    const std::string& id = couple.consents[i].instrument;
    if (lookup(id) != nullptr) continue;
    defects.push_back({ErrorCode::unknown_reference, "/consents/" + std::to_string(i) + "/instrument",
                       "there is no instrument '" + id + "'"});
  }
  return defects;
}

/// Adds the defects that the instruments show. If an id could not be read, that it is unknown is not reported
/// again.
inline void append(std::vector<Defect>& defects, std::vector<Defect> more) {
  const std::vector<Defect> of_reading = defects;
  for (Defect& defect : more) {
    if (defect.code == ErrorCode::unknown_reference && is_echo(of_reading, defect)) continue;
    defects.push_back(std::move(defect));
  }
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE CoupleFile load_couple(std::string_view text, std::string_view name,
                                        const InstrumentLookup& lookup) {
  using namespace io::detail;
  std::vector<Defect> defects;
  const Json json = parse_json(text, name, ErrorCode::couple_invalid, defects);
  JsonObject object(json, "", defects);
  read_format(object, "intimetry.couple", ErrorCode::couple_invalid, name, defects);
  CoupleFile couple;
  if (json.is_object()) {
    couple.id =
        fitting_text(object, "id", is_couple_id, "letters, digits, '.', _ and -, a letter or digit first");
    const std::size_t before = defects.size();
    couple.partners = read_partners(object, defects);
    const bool is_list = json.contains("partners") && json["partners"].is_array();
    if (is_list && couple.partners.size() != 2) {
      object.note(ErrorCode::bad_range, "/partners",
                  "expected two partners, found " + std::to_string(couple.partners.size()));
    }
    const bool partners_known = defects.size() == before;
    couple.administrations = read_administrations(object, defects);
    couple.consents = read_consents(object, defects);
    couple.seen_alone = read_seen_alone(object, defects);
    couple.removed = read_removed(object, defects);
    couple.clinician_file = read_mark(
        object, "clinician_file",
        [](std::string_view mark) { return mark == "none" || mark == "lost" || is_mark(mark); },
        "none, lost, or the 16 digits of the mark in the clinician's file");
    object.close();
    if (partners_known) note_unknown_partners(couple, defects);
    if (lookup) {
      append(defects, check_privacy(couple.administrations, CouplePart::open, lookup));
      append(defects,
             check_privacy(administrations_of(couple.removed), CouplePart::open, lookup, "/removed/"));
      append(defects, unknown_consents(couple, lookup));
    }
  }
  throw_defects(ErrorCode::couple_invalid, name, defects);
  return couple;
}

INTIMETRY_INLINE ClinicianFile load_clinician(std::string_view text, std::string_view name,
                                              const InstrumentLookup& lookup) {
  using namespace io::detail;
  std::vector<Defect> defects;
  const Json json = parse_json(text, name, ErrorCode::couple_invalid, defects);
  JsonObject object(json, "", defects);
  read_format(object, "intimetry.couple-clinician", ErrorCode::couple_invalid, name, defects);
  ClinicianFile clinician;
  if (json.is_object()) {
    clinician.id =
        fitting_text(object, "id", is_couple_id, "letters, digits, '.', _ and -, a letter or digit first");
    clinician.administrations = read_administrations(object, defects);
    clinician.removed = read_removed(object, defects);
    clinician.belongs_to =
        read_mark(object, "belongs_to", is_mark, "the 16 digits of the mark in the couple's file");
    object.close();
    for (std::size_t i = 0; i < clinician.administrations.size(); ++i) {
      const std::string at = "/administrations/" + std::to_string(i);
      const Json::json_pointer answers(at + "/answers");
      if (!json.contains(answers) || !json[answers].is_object() || !json[answers].empty()) continue;
      object.note(ErrorCode::empty_list, at + "/answers", "expected at least one answer");
    }
    if (lookup) {
      append(defects, check_privacy(clinician.administrations, CouplePart::clinician, lookup));
      append(defects, check_privacy(administrations_of(clinician.removed), CouplePart::clinician, lookup,
                                    "/removed/"));
    }
  }
  throw_defects(ErrorCode::couple_invalid, name, defects);
  return clinician;
}

INTIMETRY_INLINE std::string save_couple(const CoupleFile& couple) {
  using namespace io::detail;
  const std::string name = "couple '" + couple.id + "', to be saved";
  throw_defects(ErrorCode::couple_invalid, name, answered_twice(couple.administrations));
  throw_defects(ErrorCode::couple_invalid, name, answered_twice(administrations_of(couple.removed)));
  Json object{{"format", "intimetry.couple/1"}, {"id", couple.id}};
  object["partners"] = partners_json(couple.partners);
  object["administrations"] = administrations_json(couple.administrations);
  if (!couple.consents.empty()) object["consents"] = consents_json(couple.consents);
  if (!couple.seen_alone.empty()) object["seen_alone"] = seen_alone_json(couple.seen_alone);
  if (!couple.removed.empty()) object["removed"] = removed_json(couple.removed);
  if (!couple.clinician_file.empty()) object["clinician_file"] = couple.clinician_file;
  std::string text = io::detail::text_of(object, ErrorCode::couple_invalid, name);
  load_couple(text, name);
  return text;
}

INTIMETRY_INLINE std::string save_clinician(const ClinicianFile& clinician) {
  using namespace io::detail;
  const std::string name = "clinician's file of couple '" + clinician.id + "', to be saved";
  throw_defects(ErrorCode::couple_invalid, name, answered_twice(clinician.administrations));
  Json object{{"format", "intimetry.couple-clinician/1"}, {"id", clinician.id}};
  object["administrations"] = administrations_json(clinician.administrations);
  if (!clinician.removed.empty()) object["removed"] = removed_json(clinician.removed);
  if (!clinician.belongs_to.empty()) object["belongs_to"] = clinician.belongs_to;
  std::string text = io::detail::text_of(object, ErrorCode::couple_invalid, name);
  load_clinician(text, name);
  return text;
}

}  // namespace intimetry::INTIMETRY_MODE
