#include "cli/score_columns.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::cli {

namespace {

std::string column_of_item(const ScoreRequest& request, const std::string& item) {
  const auto mapped = request.item_columns.find(item);
  return mapped == request.item_columns.end() ? request.item_prefix + item : mapped->second;
}

/// A missing column's nearest name, among those that are no item's own: q7 is not a likely misspelling of q1.
std::string missing_column(const std::string& item, const std::string& column, const files::Header& header,
                           const std::set<std::string>& taken) {
  std::vector<std::string> candidates;
  for (const std::string& name : header.names) {
    if (taken.count(name) == 0) candidates.push_back(name);
  }
  std::string words = "no column '" + column + "'";
  if (column != item) words += " for item " + item;
  return words + did_you_mean(column, candidates);
}

std::vector<std::size_t> find_items(const ScoreRequest& request, const ScoringPlan& plan,
                                    const files::Header& header, const std::string& file) {
  std::set<std::string> expected;
  for (const PlanItem& item : plan.items) expected.insert(column_of_item(request, item.id));
  std::vector<std::size_t> columns;
  std::vector<Defect> missing;
  for (const PlanItem& item : plan.items) {
    const std::string column = column_of_item(request, item.id);
    if (const auto found = header.find(column)) {
      columns.push_back(*found);
    } else {
      missing.push_back({ErrorCode::data_columns, "item " + item.id, missing_column(item.id, column, header, expected)});
    }
  }
  if (missing.empty()) return columns;
  constexpr std::size_t most_shown = 20;
  const std::size_t count = missing.size();
  if (count > most_shown) missing.resize(most_shown);
  std::string message = files::display_name(file) + ": " + std::to_string(count) + " of the " +
                        std::to_string(plan.items.size()) + " items of '" + request.instrument.id +
                        "' have no column";
  if (count > most_shown) message += "; the first " + std::to_string(most_shown) + ":";
  throw Error(ErrorCode::data_columns, message, std::move(missing));
}

std::vector<std::string> added_names(const ScoreRequest& request, const ScoringPlan& plan) {
  std::vector<std::string> scores;
  for (const PlanScale& scale : plan.scales) scores.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) scores.push_back(composite.id);
  std::vector<std::string> names;
  for (const std::string& id : scores) {
    names.push_back(request.prefix + id);
    names.push_back(request.prefix + id + "_n");
    if (request.pomp) names.push_back(request.prefix + id + "_pomp");
  }
  names.push_back(request.prefix + "flags");
  return names;
}

void refuse_collisions(const ScoreColumns& columns, const files::Header& header, const std::string& file) {
  std::vector<Defect> defects;
  std::set<std::string_view> taken;
  for (const std::size_t column : columns.passed) taken.insert(header.names[column]);
  for (const std::string& name : columns.added) {
    if (taken.insert(name).second) continue;
    defects.push_back({ErrorCode::data_columns, "column '" + name + "'", "is there already"});
  }
  if (defects.empty()) return;
  throw Error(ErrorCode::data_columns,
              files::display_name(file) + ": new columns have the names of others; --prefix sets them apart", defects);
}

}  // namespace

ScoreColumns find_score_columns(const ScoreRequest& request, const ScoringPlan& plan, const files::Header& header,
                                const std::string& file) {
  ScoreColumns columns;
  columns.items = find_items(request, plan, header, file);
  for (const std::string& name : request.required_columns) header.require(name, file);
  columns.perspective = header.find(request.perspective_column);
  std::set<std::size_t> answers(columns.items.begin(), columns.items.end());
  // Items that no scale wanted here uses are answers all the same.
  for (const Item& item : request.instrument.items) {
    if (const auto found = header.find(column_of_item(request, item.id))) answers.insert(*found);
  }
  for (std::size_t i = 0; i < header.names.size(); ++i) {
    if (request.keep_items || answers.count(i) == 0) columns.passed.push_back(i);
  }
  columns.added = added_names(request, plan);
  refuse_collisions(columns, header, file);
  return columns;
}

}  // namespace intimetry::cli
