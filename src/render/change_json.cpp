#include <cmath>

#include "intimetry/precision/error_sources.hpp"
#include "render/change_text.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

namespace {

text::Json json_of(const analyses::ChangeResult& result, const MeasurementError& error) {
  text::Json object;
  object["source"] = error_source_word(result, error);
  object["standard_error"] = text::json_number(error.standard_error);
  object["df"] = text::json_number(error.df);
  object["coefficient"] = nullptr;
  if (error.coefficient) object["coefficient"] = word(*error.coefficient);
  object["reliability"] = text::json_number(error.reliability);
  object["sd"] = text::json_number(error.sd);
  object["n"] = error.n > 0 ? text::Json(error.n) : text::Json(nullptr);
  object["independence_assumed"] = error.independence_assumed;
  object["flags"] = text::json_flags(error.flags);
  object["origin"] = error.origin;
  return object;
}

text::Json json_of(const analyses::ChangeResult& result, const analyses::FollowedScale& followed,
                   const ChangeSince& since) {
  if (!since.occasion) return nullptr;
  const ScoreChange& change = since.change;
  text::Json object;
  object["date"] = followed.occasions[*since.occasion].date.text();
  text::add_statistic(object, "change", change.change);
  text::add_statistic(object, "rc", change.rc);
  text::add_interval(object, "interval", change.interval);
  text::add_statistic(object, "p", change.p);
  text::add_statistic(object, "smallest_detectable", change.criterion.smallest_detectable());
  object["comparison"] = word(change.criterion.comparison);
  const bool judged = change.verdict != ChangeVerdict::none;
  object["reliable"] = judged ? text::Json(change.reliable) : text::Json(nullptr);
  object["crossed"] = followed.cutoff ? text::Json(change.crossed) : text::Json(nullptr);
  object["verdict"] = judged ? text::Json(word(change.verdict)) : text::Json(nullptr);
  if (!judged) object["verdict_missing"] = word(change.why_none);
  object["error"] = json_of(result, change.criterion.error);
  return object;
}

text::Json json_of(const Trend& line) {
  text::Json object;
  object["n"] = line.n;
  text::add_statistic(object, "per_30_days", line.slope);
  text::add_statistic(object, "standard_error", line.standard_error);
  text::add_interval(object, "interval", line.interval);
  text::add_statistic(object, "p", line.p);
  return object;
}

text::Json json_of(const analyses::ChangeRequest& request, const analyses::ChangeResult& result,
                   const analyses::FollowedScale& followed) {
  constexpr const char* quantities[] = {"score", "difference", "mean"};
  text::Json object;
  object["respondent"] = followed.subject;
  object["quantity"] = quantities[static_cast<std::size_t>(followed.quantity)];
  object["perspective"] = result.perspectives ? text::Json(word(followed.perspective)) : text::Json(nullptr);
  object["scale"] = followed.scale;
  object["direction"] = word(followed.direction);
  object["cutoff"] = nullptr;
  if (followed.cutoff)
    object["cutoff"] = {{"clinical", word(followed.cutoff->clinical)}, {"value", followed.cutoff->value}};
  object["in_order"] = followed.in_order;
  object["occasions"] = text::Json::array();
  for (std::size_t i = 0; i < followed.occasions.size(); ++i) {
    text::Json occasion;
    occasion["date"] = followed.occasions[i].date.text();
    occasion["score"] = text::json_number(followed.occasions[i].score);
    occasion["flags"] = text::json_flags(followed.flags[i]);
    const ChangeStep& step = followed.series.steps[i];
    if (request.since_first) occasion["since_first"] = json_of(result, followed, step.first);
    if (request.since_previous) occasion["since_previous"] = json_of(result, followed, step.previous);
    object["occasions"].push_back(std::move(occasion));
  }
  object["slope"] = json_of(followed.series.trend);
  return object;
}

}  // namespace

std::string error_source_word(const analyses::ChangeResult& result, const MeasurementError& error) {
  return result.given ? "given" : std::string(word(error.source));
}

std::string change_json(const analyses::ChangeRequest& request, const analyses::ChangeResult& result) {
  text::Json object;
  object["instrument"] = result.instrument.id;
  object["version"] = result.instrument.version;
  object["validation"] = word(result.instrument.validation);
  object["level"] = 0.95;
  object["coefficient_rule"] = coefficient_rule(ErrorUse::change);
  if (result.couple) object["other_versions"] = result.other_versions;
  object["cutoffs"] = text::Json::array();
  for (const analyses::CutoffChoice& choice : result.cutoffs) {
    text::Json cutoff{
        {"scale", choice.scale}, {"clinical", nullptr}, {"value", nullptr}, {"words", choice.words}};
    if (choice.cutoff) {
      cutoff["clinical"] = word(choice.cutoff->clinical);
      cutoff["value"] = choice.cutoff->value;
    }
    object["cutoffs"].push_back(std::move(cutoff));
  }
  object["series"] = text::Json::array();
  for (const analyses::FollowedScale& followed : result.followed)
    object["series"].push_back(json_of(request, result, followed));
  return object.dump(2) + "\n";
}

}  // namespace intimetry::render
