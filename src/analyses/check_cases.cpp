#include "analyses/check_cases.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/flag.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/io/impl/couple_read.hpp"
#include "intimetry/io/impl/json_object.hpp"
#include "intimetry/io/impl/json_parse.hpp"
#include "intimetry/scoring/score_administration.hpp"
#include "text/json_values.hpp"

namespace intimetry::analyses {

namespace {

using io::detail::JsonObject;

struct ExpectedScore {
  std::string id;
  std::string where;
  double raw = 0;
  double pomp = 0;
  int answered = 0;
  std::vector<std::string> flags;
};

struct Case {
  Response response;
  std::vector<ExpectedScore> scores;
};

/// A number, or NaN for null.
double number_or_null(JsonObject& object, std::string_view name) {
  const text::Json* value = object.field(name, true);
  if (value != nullptr && value->is_number()) return value->get<double>();
  if (value != nullptr && !value->is_null()) {
    object.note(ErrorCode::wrong_type, object.pointer_to(name),
                "expected a number or null, found " + io::detail::kind_of(*value));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::vector<Case> read_cases(const text::Json& json, const Instrument& instrument,
                             std::vector<Defect>& defects) {
  std::vector<Case> cases;
  JsonObject object(json, "", defects);
  io::detail::check_format(object, "intimetry.cases");
  object.optional_text("$schema");
  if (const std::string id = object.text("instrument"); id != instrument.id) {
    object.note(ErrorCode::unknown_reference, "/instrument",
                "is for '" + id + "', not for '" + instrument.id + "'");
  }
  object.objects("cases", true, [&](JsonObject& entry) {
    Case one;
    entry.text("name");
    one.response.perspective = entry.word<Perspective>("perspective");
    one.response.answers = io::detail::read_answers(entry);
    entry.entries("scores", true,
                  [&](const std::string& id, const text::Json& value, const std::string& where) {
                    JsonObject score(value, where, defects);
                    ExpectedScore expected{id,
                                           where,
                                           number_or_null(score, "raw"),
                                           number_or_null(score, "pomp"),
                                           score.integer("answered"),
                                           score.texts("flags", true)};
                    score.close();
                    one.scores.push_back(std::move(expected));
                  });
    cases.push_back(std::move(one));
  });
  object.close();
  return cases;
}

bool agree(double expected, double found) {
  if (std::isnan(expected) || std::isnan(found)) return std::isnan(expected) && std::isnan(found);
  return std::abs(expected - found) <= 1e-12 * std::max(1.0, std::abs(expected));
}

std::string shown(double value) { return std::isnan(value) ? "none" : text::Json(value).dump(); }

void compare(const ExpectedScore& expected, const ScoreTable& table, std::vector<Defect>& defects) {
  const auto& columns = table.columns();
  const auto column = std::find_if(columns.begin(), columns.end(),
                                   [&](const ScoreColumn& candidate) { return candidate.id == expected.id; });
  if (column == columns.end()) {
    defects.push_back(
        {ErrorCode::unknown_reference, expected.where, "there is no scale or composite of this id"});
    return;
  }
  const auto differs = [&](const char* what, const std::string& wanted, const std::string& found) {
    defects.push_back({ErrorCode::bad_value, expected.where + "/" + what,
                       "the case expects " + wanted + ", the key gives " + found});
  };
  if (!agree(expected.raw, column->raw[0])) differs("raw", shown(expected.raw), shown(column->raw[0]));
  if (!agree(expected.pomp, column->pomp(0))) differs("pomp", shown(expected.pomp), shown(column->pomp(0)));
  if (expected.answered != column->answered[0]) {
    differs("answered", std::to_string(expected.answered), std::to_string(column->answered[0]));
  }
  std::vector<std::string> flags;
  for_each_flag(column->flags(0), [&](std::string_view name) { flags.emplace_back(name); });
  if (flags != expected.flags) differs("flags", text::Json(expected.flags).dump(), text::Json(flags).dump());
}

}  // namespace

std::size_t check_cases(const Instrument& instrument, std::string_view text, const std::string& name) {
  std::vector<Defect> defects;
  const text::Json json = io::detail::parse_json(text, name, ErrorCode::instrument_invalid, defects);
  const std::vector<Case> cases = read_cases(json, instrument, defects);
  if (defects.empty()) {
    PlanOptions options;
    options.include_private = true;
    const ScoringPlan plan = make_plan(instrument, options);
    for (const Case& one : cases) {
      const ScoreTable table = score_administration(plan, one.response);
      for (const ExpectedScore& expected : one.scores) compare(expected, table, defects);
    }
  }
  io::detail::throw_defects(ErrorCode::instrument_invalid, name, defects);
  return cases.size();
}

}  // namespace intimetry::analyses
