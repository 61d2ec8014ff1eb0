#include <pybind11/stl.h>

#include <algorithm>
#include <map>

#include "binding.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/io/norms_json.hpp"

namespace intimetry::python {

namespace {

MissingPolicy missing_policy(const py::object& rule) {
  const bool is_text = py::isinstance<py::str>(rule);
  if (is_text && py::cast<std::string>(rule) == "published") return MissingPolicy::published();
  if (is_text && py::cast<std::string>(rule) == "complete") return MissingPolicy::complete();
  const bool is_number = py::isinstance<py::float_>(rule) || py::isinstance<py::int_>(rule);
  const double share = is_number ? py::cast<double>(rule) : 0;
  if (share > 0 && share <= 1) return MissingPolicy::prorate(share);
  throw Error(
      ErrorCode::bad_argument,
      "missing: expected \"published\", \"complete\", or the share of the items that must be answered, "
      "such as 0.5; found " +
          py::cast<std::string>(py::repr(rule)));
}

Perspective perspective_of(const Instrument& instrument, const std::string& text) {
  std::string expected;
  for (const Perspective known : instrument.perspectives) {
    if (word(known) == text) return known;
    expected += (expected.empty() ? "" : ", ") + std::string(word(known));
  }
  throw Error(ErrorCode::bad_argument,
              "perspective: '" + instrument.id + "' has no perspective '" + text +
                  "', and the frame has no such column; the instrument has: " + expected);
}

void take_metrics(analyses::ScoreRequest& request, const std::vector<std::string>& metrics) {
  for (const std::string& metric : metrics) {
    if (metric == "pomp") {
      request.pomp = true;
    } else if (metric == "sem") {
      request.sem = true;
    } else if (metric == "ci") {
      request.ci = true;
    } else if (const auto standard = from_word<analyses::Standard>(metric)) {
      request.standards.push_back(*standard);
    } else if (metric != "raw") {
      throw Error(
          ErrorCode::bad_argument,
          "metrics: expected raw, pomp, z, t, percentile, stanine, sten, sem or ci, found '" + metric + "'");
    }
  }
  std::sort(request.standards.begin(), request.standards.end());
  request.standards.erase(std::unique(request.standards.begin(), request.standards.end()),
                          request.standards.end());
}

}  // namespace

table::AnswerRequest answer_request(const Instrument& instrument, const py::dict& options) {
  table::AnswerRequest request;
  request.instrument = instrument;
  request.plan.missing = missing_policy(option<py::object>(options, "missing", py::str("published")));
  request.plan.include_private = option<bool>(options, "include_private", false);
  request.plan.scales = option<std::vector<std::string>>(options, "scales", {});
  const auto range = option<std::string>(options, "out_of_range", "error");
  if (range != "error" && range != "missing")
    throw Error(ErrorCode::bad_argument,
                "out_of_range: expected \"error\" or \"missing\", found '" + range + "'");
  request.out_of_range = range == "error" ? table::OutOfRange::error : table::OutOfRange::missing;
  if (option<bool>(options, "keep_out_of_range", false)) request.out_of_range = table::OutOfRange::keep;
  request.item_prefix = option<std::string>(options, "item_prefix", "");
  request.item_columns = option<std::map<std::string, std::string>>(options, "items", {});
  for (const auto& [item, column] : request.item_columns) {
    if (find_by_id(instrument.items, item) != nullptr) continue;
    std::vector<std::string> known;
    for (const Item& one : instrument.items) known.push_back(one.id);
    throw Error(ErrorCode::unknown_id,
                "items: '" + instrument.id + "' has no item '" + item + "'" + did_you_mean(item, known));
  }
  request.named_columns = option<std::map<std::string, std::string>>(options, "columns", {});
  for (const auto& [role, column] : request.named_columns) {
    const std::vector<std::string> known = {"couple",      "date",       "group",  "partner",
                                            "perspective", "respondent", "version"};
    if (std::find(known.begin(), known.end(), role) != known.end()) continue;
    throw Error(ErrorCode::bad_argument, "columns: there is no '" + role + "'" + did_you_mean(role, known) +
                                             "; expected couple, date, group, partner, perspective, "
                                             "respondent or version, and the name of its column");
  }
  if (const auto meant = option<std::string>(options, "perspective", ""); !meant.empty())
    request.perspective = perspective_of(instrument, meant);
  request.threads = option<unsigned>(options, "threads", 0);
  return request;
}

analyses::ScoreRequest score_request(const Instrument& instrument, const py::dict& options) {
  analyses::ScoreRequest request;
  static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
  take_metrics(request, option<std::vector<std::string>>(options, "metrics", {}));
  request.norm_group = option<std::string>(options, "norm_group", "");
  if (const auto norms = option<std::string>(options, "norms", ""); !norms.empty()) {
    request.norms_path = "norms=";
    request.norms = load_norms(norms, request.norms_path, &request.instrument);
  }
  if (const auto source = option<std::string>(options, "error", ""); !source.empty())
    request.error_source = word_argument<ErrorSource>("error", source);
  request.level = option<double>(options, "level", 0.95);
  require(request.level > 0 && request.level < 1, ErrorCode::bad_argument, "score", "level",
          "expected 0 < level < 1");
  request.true_score = option<bool>(options, "true_score", false);
  request.keep_items = option<bool>(options, "keep_items", true);
  request.prefix = option<std::string>(options, "prefix", "");
  return request;
}

}  // namespace intimetry::python
