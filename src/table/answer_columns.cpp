#include "table/answer_columns.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::table {

namespace {

std::string digits_of(std::string_view name) {
  std::string digits;
  std::copy_if(name.begin(), name.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// Returns the likely spelling of a missing column among the columns that belong to no item. Item names are
/// short and differ in their number: item7 is more similar to q7 than q1 is.
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

/// Returns the likely reason why many items have no column, or nothing.
std::string likely_reason(const AnswerRequest& request, const files::Header& header, bool all_missing) {
  if (header.names.size() == 1) {
    return "; the header is one column, " + files::shown(header.names.front()) + ": is the delimiter right?";
  }
  const bool named = !request.item_prefix.empty() || !request.item_columns.empty();
  return all_missing && !named ? "; give their names with --item-prefix or --map" : "";
}

/// With --map, two items may have the same column by mistake.
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

}  // namespace

std::string column_of_item(const AnswerRequest& request, const std::string& item) {
  const auto mapped = request.item_columns.find(item);
  return mapped == request.item_columns.end() ? request.item_prefix + item : mapped->second;
}

std::vector<std::size_t> find_item_columns(const AnswerRequest& request, const ScoringPlan& plan,
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

std::optional<std::size_t> find_role_column(const AnswerRequest& request, const std::string& role,
                                            const files::Header& header, const std::string& file) {
  if (request.is_named(role)) return header.require(request.column_name(role), file);
  return header.find(role);
}

std::size_t require_role_column(const AnswerRequest& request, const std::string& role,
                                const files::Header& header, const std::string& file) {
  if (const auto found = find_role_column(request, role, header, file)) return *found;
  throw Error(ErrorCode::data_columns, files::display_name(file) + ": no column " + files::shown(role) +
                                           did_you_mean(role, header.names) + "; give its name with --" +
                                           role);
}

}  // namespace intimetry::table
