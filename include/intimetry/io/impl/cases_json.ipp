#pragma once

#include <utility>

#include "intimetry/core/error.hpp"
#include "intimetry/io/cases_json.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace io::detail {

/// A number, or NaN for null.
inline double number_or_null(JsonObject& object, std::string_view name) {
  const Json* value = object.field(name, true);
  if (value != nullptr && value->is_number()) return value->get<double>();
  if (value != nullptr && !value->is_null()) {
    object.note(ErrorCode::wrong_type, object.pointer_to(name),
                "expected a number or null, found " + kind_of(*value));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

inline std::vector<ExpectedScore> read_expected_scores(JsonObject& entry, std::vector<Defect>& defects) {
  std::vector<ExpectedScore> scores;
  entry.entries("scores", true, [&](const std::string& id, const Json& value, const std::string& where) {
    JsonObject score(value, where, defects);
    scores.push_back({id, where, number_or_null(score, "raw"), number_or_null(score, "pomp"),
                      score.integer("answered"), score.texts("flags", true)});
    score.close();
  });
  return scores;
}

}  // namespace io::detail

INTIMETRY_INLINE std::vector<ScoredCase> load_cases(std::string_view text, std::string_view name,
                                                    const Instrument& instrument) {
  using namespace io::detail;
  std::vector<Defect> defects;
  const Json json = parse_json(text, name, ErrorCode::instrument_invalid, defects);
  std::vector<ScoredCase> cases;
  JsonObject object(json, "", defects);
  check_format(object, "intimetry.cases");
  object.optional_text("$schema");
  if (const std::string id = object.text("instrument"); id != instrument.id) {
    object.note(ErrorCode::unknown_reference, "/instrument",
                "is for '" + id + "', not for '" + instrument.id + "'");
  }
  object.objects("cases", true, [&](JsonObject& entry) {
    ScoredCase& one = cases.emplace_back();
    entry.text("name");
    one.response.perspective = entry.word<Perspective>("perspective");
    one.response.answers = read_answers(entry);
    one.scores = read_expected_scores(entry, defects);
  });
  object.close();
  throw_defects(ErrorCode::instrument_invalid, name, defects);
  return cases;
}

}  // namespace intimetry::INTIMETRY_MODE
