#include "render/dyadic_text.hpp"

#include <cmath>

#include "render/dyadic_report.hpp"
#include "render/dyadic_words.hpp"
#include "text/numbers.hpp"
#include "text/terminal.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

std::string degrees(const Statistic& df) {
  if (std::isinf(df.value)) return "inf";
  const bool whole = std::abs(df.value - std::round(df.value)) < 1e-9;
  return text::fixed(df.value, whole ? 0 : 1);
}

/// Three decimals, or more where effects are small.
int decimals_of(const DyadicReport& report) {
  int decimals = 3;
  for (const EffectLine& line : report.effects) {
    const double se = line.effect.se.value;
    while (se > 0 && decimals < 9 && se * std::pow(10, decimals) < 5) ++decimals;
  }
  return decimals;
}

std::string list_of(const std::string& title, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  std::string text = "\n" + title + "\n";
  for (const std::string& line : lines)
    text += "  - " + text::wrapped(line, text::output_width() - 4, 4) + "\n";
  return text;
}

std::string sample_words(const analyses::DyadicResult& result) {
  std::string text = text::counted(static_cast<std::uint64_t>(result.couples), "couple");
  if (result.left_out > 0)
    text += "; " + text::counted(static_cast<std::uint64_t>(result.left_out), "couple") +
            " left out for a missing value";
  if (result.singletons > 0)
    text += "; " + text::counted(result.singletons, "couple") + " left out with one partner only";
  return text;
}

std::string effect_table(const analyses::DyadicRequest& request, const DyadicReport& report) {
  const EffectColumns& shown = report.columns;
  std::vector<text::TextTable::Column> columns{{"effect"}, {"estimate", text::right_aligned}};
  if (shown.se) columns.push_back({"SE", text::right_aligned});
  if (shown.test) columns.push_back({"df", text::right_aligned});
  if (shown.p) columns.push_back({"p", text::right_aligned});
  if (shown.interval) columns.push_back({level_words(request.level) + " interval", text::right_aligned});
  text::TextTable table(columns);
  const int decimals = decimals_of(report);
  for (const EffectLine& line : report.effects) {
    const Effect& effect = line.effect;
    std::vector<std::string> cells{line.name, text::fixed(effect.value.value, decimals)};
    if (shown.se) cells.push_back(text::fixed(effect.se.value, decimals));
    if (shown.test) cells.push_back(degrees(effect.df));
    if (shown.p) cells.push_back(text::p_value(effect.p.value));
    if (shown.interval) cells.push_back(text::interval(effect.interval.low, effect.interval.high, decimals));
    table.row(std::move(cells));
  }
  return report.effects.empty() ? "" : "\n" + table.text();
}

std::vector<std::string> notes_of(const analyses::DyadicResult& result, const DyadicReport& report) {
  std::vector<std::string> notes;
  for (const analyses::GroupedCovariate& group : result.groups) {
    notes.push_back("Column '" + group.column + "' is a group: each of its effects is the difference from '" +
                    group.reference + "'.");
  }
  notes.insert(notes.end(), report.notes.begin(), report.notes.end());
  return notes;
}

}  // namespace

std::string dyadic_text(const analyses::DyadicRequest& request, const analyses::DyadicResult& result) {
  const DyadicReport report = dyadic_report(request, result);
  const auto list = [](const char* title, const std::vector<std::string>& names) {
    return title + text::wrapped(text::joined(names), text::output_width() - 4, 14) + "\n";
  };
  std::string text = report.title + "\n";
  text +=
      list(analyses::takes_patterns(request.model) ? "  variables   " : "  outcome     ", result.outcomes);
  if (!request.predictors.empty()) text += list("  predictors  ", request.predictors);
  text += "  sample      " + text::wrapped(sample_words(result), text::output_width() - 4, 14) + "\n";
  if (!result.unvalidated.empty())
    text += "  unvalidated: nobody has validated '" + result.unvalidated + "'\n";
  text += effect_table(request, report);
  text += list_of("Beside", report.lines);
  text += list_of("Notes", notes_of(result, report));
  text += list_of("Findings", report.findings);
  text += list_of("Assumed", report.assumed);
  return text;
}

std::string dyadic_json(const analyses::DyadicRequest& request, const analyses::DyadicResult& result) {
  const DyadicReport report = dyadic_report(request, result);
  text::Json json = text::Json::object();
  json["model"] = request.model;
  json["members"] = result.roles.empty() ? "exchangeable" : "roles";
  if (!result.roles.empty()) json["roles"] = result.roles;
  json["outcomes"] = result.outcomes;
  json["predictors"] = request.predictors;
  json["couples"] = result.couples;
  json["left_out_missing"] = result.left_out;
  json["left_out_one_partner"] = result.singletons;
  json["level"] = request.level;
  json["seed"] = request.seed;
  if (!result.unvalidated.empty()) json["unvalidated"] = result.unvalidated;
  json["effects"] = text::Json::array();
  for (const EffectLine& line : report.effects) {
    text::Json effect = text::Json::object();
    effect["name"] = line.key;
    text::add_statistic(effect, "estimate", line.effect.value);
    if (report.columns.se) text::add_statistic(effect, "se", line.effect.se);
    if (report.columns.test) {
      text::add_statistic(effect, "df", line.effect.df);
      text::add_statistic(effect, "t", line.effect.t);
    }
    if (report.columns.p) text::add_statistic(effect, "p", line.effect.p);
    if (report.columns.interval) text::add_interval(effect, "interval", line.effect.interval);
    if (report.columns.admissible)
      effect["admissible"] = line.effect.value.exists() ? text::Json(line.admissible) : text::Json(nullptr);
    json["effects"].push_back(effect);
  }
  for (const auto& [name, value] : report.more.items()) json[name] = value;
  json["findings"] = report.findings;
  json["assumed"] = report.assumed;
  json["notes"] = notes_of(result, report);
  return json.dump(2) + "\n";
}

}  // namespace intimetry::render
