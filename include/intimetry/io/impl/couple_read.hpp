#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/names.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/today.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/io/impl/json_object.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

inline bool is_words(std::string_view text) { return !is_blank(text); }

/// Returns a required text; a text that does not fit is a defect.
inline std::string fitting_text(JsonObject& object, std::string_view name, bool (*fits)(std::string_view),
                                std::string_view expected) {
  const Json* value = object.field(name, true);
  if (value == nullptr) return "";
  if (!value->is_string()) {
    object.note(ErrorCode::wrong_type, object.pointer_to(name),
                "expected " + std::string(expected) + ", found " + kind_of(*value));
    return "";
  }
  if (!fits(value->get_ref<const std::string&>())) {
    object.note(ErrorCode::bad_value, object.pointer_to(name),
                "expected " + std::string(expected) + ", found " + kind_of(*value));
  }
  return value->get<std::string>();
}

inline std::string words(JsonObject& object, std::string_view name) {
  return fitting_text(object, name, is_words, "a text that is not blank");
}

inline std::string partner_reference(JsonObject& object) {
  return fitting_text(object, "partner", is_words, "a partner's id");
}

inline std::string instrument_id(JsonObject& object) {
  return fitting_text(object, "instrument", is_instrument_id, "an instrument's id such as csi-4");
}

inline Date date(JsonObject& object, std::string_view name = "date") {
  constexpr std::string_view form = "a day of the calendar as yyyy-mm-dd";
  const auto any = [](std::string_view) { return true; };
  const std::string text = fitting_text(object, name, any, form);
  const auto day = plausible_day(text);
  const Json* value = object.field(name, false);
  if (!day && value != nullptr && value->is_string()) {
    object.note(ErrorCode::bad_value, object.pointer_to(name),
                "expected " + expected_day(text, form) + ", found " + kind_of(*value));
  }
  return day.value_or(Date());
}

inline Answer answer_of(JsonObject& object, const Json& value, const std::string& where) {
  if (value.is_number())
    return Answer(value.get<double>());  // the parser refuses numbers that are not
                                         // finite
  if (value.is_null()) return Answer();
  if (value == "not_applicable") return Answer::not_applicable();
  object.note(value.is_string() ? ErrorCode::bad_value : ErrorCode::wrong_type, where,
              "expected a number, null or \"not_applicable\", found " + kind_of(value));
  return Answer();
}

inline std::vector<ItemAnswer> read_answers(JsonObject& object) {
  std::vector<ItemAnswer> answers;
  object.entries("answers", true, [&](const std::string& item, const Json& value, const std::string& where) {
    if (!is_name(item)) {
      object.note(ErrorCode::bad_value, where, "'" + item + "' is not the id of an item");
    }
    answers.push_back({item, answer_of(object, value, where)});
  });
  return answers;
}

/// Reads the fields that administrations and responses share.
template <class Answered>
void read_answered(JsonObject& object, Answered& answered) {
  answered.instrument = instrument_id(object);
  answered.version = words(object, "version");
  answered.perspective = object.word<Perspective>("perspective");
  answered.date = date(object);
  if (object.field("language", false) != nullptr) {
    answered.language = fitting_text(object, "language", is_language, "a language tag such as en or pt-BR");
  }
  answered.answers = read_answers(object);
}

/// Notes an element that has the same identity as an earlier one; elements that could not be read have none.
template <class Identity>
class Repeats {
 public:
  void check(const Identity& identity, bool readable, JsonObject& object, std::string_view what) {
    if (!readable) return;
    const auto [earlier, is_new] = seen_.emplace(identity, object.pointer());
    if (!is_new) {
      object.note(ErrorCode::duplicate_id, object.pointer(),
                  "the same " + std::string(what) + " as " + earlier->second);
    }
  }

 private:
  std::map<Identity, std::string> seen_;
};

inline std::vector<Administration> read_administrations(JsonObject& file, std::vector<Defect>& defects) {
  std::vector<Administration> administrations;
  Repeats<std::tuple<std::string, std::string, Perspective, Date>> repeats;
  file.list("administrations", true, [&](const Json& element, const std::string& where) {
    const std::size_t before = defects.size();
    JsonObject object(element, where, defects);
    Administration& read = administrations.emplace_back();
    read.partner = partner_reference(object);
    read_answered(object, read);
    object.close();
    repeats.check({read.partner, read.instrument, read.perspective, read.date}, defects.size() == before,
                  object, "partner, instrument, perspective and date");
  });
  return administrations;
}

inline std::vector<Partner> read_partners(JsonObject& file, std::vector<Defect>& defects) {
  std::vector<Partner> partners;
  Repeats<std::string> repeats;
  file.list("partners", true, [&](const Json& element, const std::string& where) {
    JsonObject object(element, where, defects);
    Partner& read = partners.emplace_back();
    const std::size_t before = defects.size();
    read.id = fitting_text(object, "id", is_partner_id,
                           "letters, digits, _ and -, a letter first, and neither 'clinician' nor 'joint'");
    repeats.check(read.id, defects.size() == before && element.is_object(), object, "id");
    if (object.field("role", false) != nullptr) read.role = words(object, "role");
    read.label = words(object, "label");
    if (object.field("forgotten", false) != nullptr) read.forgotten = date(object, "forgotten");
    object.close();
  });
  return partners;
}

inline std::vector<Consent> read_consents(JsonObject& file, std::vector<Defect>& defects) {
  std::vector<Consent> consents;
  file.list("consents", false, [&](const Json& element, const std::string& where) {
    JsonObject object(element, where, defects);
    Consent& read = consents.emplace_back();
    read.partner = partner_reference(object);
    read.instrument = instrument_id(object);
    read.perspective = object.optional_word<Perspective>("perspective");
    read.scales = object.texts("scales", false);
    read.share = object.word<Share>("share");
    read.date = date(object);
    if (object.field("entered", false) != nullptr) read.entered = date(object, "entered");
    object.close();
  });
  return consents;
}

inline std::vector<SeenAlone> read_seen_alone(JsonObject& file, std::vector<Defect>& defects) {
  std::vector<SeenAlone> records;
  file.list("seen_alone", false, [&](const Json& element, const std::string& where) {
    JsonObject object(element, where, defects);
    SeenAlone& read = records.emplace_back();
    read.partner = partner_reference(object);
    read.date = date(object);
    object.close();
  });
  return records;
}

/// Reads the removed administrations. The same one may occur several times.
inline std::vector<RemovedAdministration> read_removed(JsonObject& file, std::vector<Defect>& defects) {
  std::vector<RemovedAdministration> removed;
  file.list("removed", false, [&](const Json& element, const std::string& where) {
    JsonObject object(element, where, defects);
    RemovedAdministration& read = removed.emplace_back();
    read.administration.partner = partner_reference(object);
    read_answered(object, read.administration);
    read.removed = date(object, "removed");
    object.close();
  });
  return removed;
}

/// The mark that a couple's file and its clinician's file have in common.
inline bool is_mark(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

inline std::string read_mark(JsonObject& file, std::string_view name, bool (*fits)(std::string_view),
                             std::string_view expected) {
  if (file.field(name, false) == nullptr) return {};
  return fitting_text(file, name, fits, expected);
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
