#include "cli/score_columns.hpp"

#include <algorithm>
#include <iterator>
#include <map>
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

std::string digits_of(std::string_view name) {
  std::string digits;
  std::copy_if(name.begin(), name.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// What may be meant by a missing column, among those that are no item's own. Names of items are short and
/// differ in their number: item7 is a likelier q7 than q1 is.
std::string nearest_column(const std::string& column, const files::Header& header,
                           const std::set<std::string>& taken) {
  const std::string digits = digits_of(column);
  std::string best;
  std::size_t best_distance = std::string::npos;
  std::vector<std::string> free;
  for (const std::string& name : header.names) {
    if (taken.count(name) != 0) continue;
    free.push_back(name);
    if (digits_of(name) != digits) continue;
    const std::size_t distance = edit_distance(column, name);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = name;
  }
  if (digits.empty()) return did_you_mean(column, free);
  return best.empty() ? std::string() : "; did you mean " + files::shown(best) + "?";
}

/// Why so many items may lack a column, if there is a likely reason.
std::string likely_reason(const ScoreRequest& request, const files::Header& header, bool all_missing) {
  if (header.names.size() == 1) {
    return "; the header is one column, " + files::shown(header.names.front()) + ": is the delimiter right?";
  }
  const bool named = !request.item_prefix.empty() || !request.item_columns.empty();
  return all_missing && !named ? "; --item-prefix or --map say what they are called" : "";
}

/// With --map, two items may be given one column by mistake.
void refuse_sharing(const ScoringPlan& plan, const std::vector<std::size_t>& columns,
                    const files::Header& header, const std::string& file) {
  std::map<std::size_t, std::string> owners;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const auto [owner, is_new] = owners.emplace(columns[j], plan.items[j].id);
    if (is_new) continue;
    throw Error(ErrorCode::data_columns,
                files::display_name(file) + ": column " + files::shown(header.names[columns[j]]) +
                    " is given to two items, " + owner->second + " and " + plan.items[j].id);
  }
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
      missing.push_back({ErrorCode::data_columns, "item " + item.id,
                         "no column " + files::shown(column) + nearest_column(column, header, expected)});
    }
  }
  if (missing.empty()) {
    refuse_sharing(plan, columns, header, file);
    return columns;
  }
  constexpr std::size_t most_shown = 20;
  const std::size_t count = missing.size();
  if (count > most_shown) missing.resize(most_shown);
  std::string message = files::display_name(file) + ": no column for " + std::to_string(count) + " of the " +
                        std::to_string(plan.items.size()) + " items of '" + request.instrument.id + "'" +
                        likely_reason(request, header, count == plan.items.size());
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
              files::display_name(file) + ": new columns have the names of others; --prefix sets them apart",
              defects);
}

}  // namespace

ScoreColumns find_score_columns(const ScoreRequest& request, const ScoringPlan& plan,
                                const files::Header& header, const std::string& file) {
  ScoreColumns columns;
  columns.items = find_items(request, plan, header, file);
  for (const std::string& name : request.required_columns) header.require(name, file);
  columns.perspective = header.find(request.perspective_column);
  std::set<std::size_t> answers(columns.items.begin(), columns.items.end());
  std::set<std::size_t> hidden;
  // Items that no scale wanted here uses are answers all the same.
  for (const Item& item : request.instrument.items) {
    const auto found = header.find(column_of_item(request, item.id));
    if (!found) continue;
    answers.insert(*found);
    if (item.visibility == Visibility::clinician && !request.plan.include_private) hidden.insert(*found);
  }
  for (std::size_t i = 0; i < header.names.size(); ++i) {
    if (answers.count(i) == 0 || (request.keep_items && hidden.count(i) == 0)) columns.passed.push_back(i);
  }
  columns.added = added_names(request, plan);
  refuse_collisions(columns, header, file);
  return columns;
}

}  // namespace intimetry::cli
