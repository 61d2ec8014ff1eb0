#include "analyses/check/check_cases.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "intimetry/core/flag.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/io/cases_json.hpp"
#include "intimetry/scoring/score_administration.hpp"

namespace intimetry::analyses {

namespace {

bool agree(double expected, double found) {
  if (std::isnan(expected) || std::isnan(found)) return std::isnan(expected) && std::isnan(found);
  return std::abs(expected - found) <= 1e-12 * std::max(1.0, std::abs(expected));
}

/// Returns a number as JSON has it, with ".0" if it is whole.
std::string shown(double value) {
  if (std::isnan(value)) return "none";
  char text[32];
  const auto written = std::to_chars(text, text + sizeof text, value);
  std::string number(text, written.ptr);
  const bool whole = number.find_first_not_of("-0123456789") == std::string::npos;
  return whole ? number + ".0" : number;
}

std::string shown(const std::vector<std::string>& flags) {
  std::string list;
  for (const std::string& flag : flags) list += (list.empty() ? "\"" : ",\"") + flag + "\"";
  return "[" + list + "]";
}

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
  if (flags != expected.flags) differs("flags", shown(expected.flags), shown(flags));
}

}  // namespace

std::size_t check_cases(const Instrument& instrument, std::string_view text, const std::string& name) {
  const std::vector<ScoredCase> cases = load_cases(text, name, instrument);
  const ScoringPlan plan = make_plan(instrument, {.include_private = true});
  std::vector<Defect> defects;
  for (const ScoredCase& one : cases) {
    const ScoreTable table = score_administration(plan, one.response);
    for (const ExpectedScore& expected : one.scores) compare(expected, table, defects);
  }
  throw_defects(ErrorCode::instrument_invalid, name, defects);
  return cases.size();
}

}  // namespace intimetry::analyses
