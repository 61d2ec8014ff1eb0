#include "analyses/score/score_columns.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "analyses/score/norm_group.hpp"
#include "files/csv_error.hpp"
#include "intimetry/core/error.hpp"
#include "table/answer_columns.hpp"

namespace intimetry::analyses {

namespace {

std::vector<std::string> added_names(const ScoreRequest& request, const ScoringPlan& plan) {
  std::vector<std::string> scores;
  for (const PlanScale& scale : plan.scales) scores.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) scores.push_back(composite.id);
  std::vector<std::string> names;
  for (const std::string& id : scores) {
    names.push_back(request.prefix + id);
    names.push_back(request.prefix + id + "_n");
    if (request.pomp) names.push_back(request.prefix + id + "_pomp");
    for (const Standard standard : request.standards) {
      names.push_back(request.prefix + id + "_" + std::string(word(standard)));
    }
    if (request.sem) names.push_back(request.prefix + id + "_sem");
    if (request.ci) {
      names.push_back(request.prefix + id + "_ci_low");
      names.push_back(request.prefix + id + "_ci_high");
    }
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
  columns.items = table::find_item_columns(request, plan, header, file);
  for (const auto& [role, name] : request.named_columns) header.require(name, file);
  std::set<std::size_t> answers(columns.items.begin(), columns.items.end());
  std::set<std::size_t> hidden;
  // Items that no scale wanted here uses are answers all the same.
  for (const Item& item : request.instrument.items) {
    const auto found = header.find(table::column_of_item(request, item.id));
    if (!found) continue;
    answers.insert(*found);
    if (item.visibility == Visibility::clinician && !request.plan.include_private) hidden.insert(*found);
  }
  for (std::size_t i = 0; i < header.names.size(); ++i) {
    if (answers.count(i) == 0 || (request.keep_items && hidden.count(i) == 0)) columns.passed.push_back(i);
  }
  columns.added = added_names(request, plan);
  columns.date = table::find_role_column(request, "date", header, file);
  if (request.wants_errors() || request.wants_standards()) {
    columns.role = table::find_role_column(request, "partner", header, file);
    if (request.norm_group.empty()) columns.group = table::find_role_column(request, "group", header, file);
  }
  require_norm_group(request, columns.group.has_value());
  refuse_collisions(columns, header, file);
  return columns;
}

}  // namespace intimetry::analyses
