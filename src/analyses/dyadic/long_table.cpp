#include "analyses/dyadic/long_table.hpp"

#include <algorithm>
#include <set>

#include "files/csv_table.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/scoring/score.hpp"
#include "table/answer_stream.hpp"

namespace intimetry::analyses {

namespace {

std::string named(const DyadicInput& input, const std::string& role) {
  const auto found = input.answers.roles.find(role);
  return found == input.answers.roles.end() || found->second.empty() ? role : found->second;
}

/// The columns that are read as text: whose a row is, and all variables that are no scales.
std::vector<std::string> text_columns(const DyadicInput& input, const std::set<std::string>& scales) {
  std::vector<std::string> columns{couple_column(input)};
  if (!input.role.empty()) columns.push_back(input.role);
  for (const auto* list : {&input.variables, &input.covariates}) {
    for (const std::string& name : *list) {
      if (scales.count(name) == 0 && std::find(columns.begin(), columns.end(), name) == columns.end())
        columns.push_back(name);
    }
  }
  return columns;
}

[[noreturn]] void refuse_column(const std::string& file, const std::string& name,
                                const std::vector<std::string>& known, const std::string& also) {
  throw Error(ErrorCode::data_columns, files::display_name(file) + ": there is no column " +
                                           files::shown(name) + also + did_you_mean(name, known));
}

bool matches(std::string_view name, std::string_view pattern) {
  if (pattern.empty()) return name.empty();
  if (pattern.front() != '*') {
    return !name.empty() && name.front() == pattern.front() && matches(name.substr(1), pattern.substr(1));
  }
  for (std::size_t skipped = 0; skipped <= name.size(); ++skipped) {
    if (matches(name.substr(skipped), pattern.substr(1))) return true;
  }
  return false;
}

/// Replaces each variable that has a * by the names that match, in their order.
void replace_patterns(DyadicInput& input, const std::string& file, const std::vector<std::string>& names,
                      const std::string& what) {
  if (!input.patterns) return;
  std::vector<std::string> variables;
  for (const std::string& asked : input.variables) {
    const std::size_t before = variables.size();
    const bool pattern = asked.find('*') != std::string::npos;
    for (const std::string& name : names) {
      if (pattern && matches(name, asked)) variables.push_back(name);
    }
    if (!pattern) variables.push_back(asked);
    if (variables.size() == before) {
      throw Error(ErrorCode::data_columns,
                  files::display_name(file) + ": no " + what + " matches " + files::shown(asked));
    }
  }
  for (auto name = variables.begin(); name != variables.end(); ++name) {
    if (std::find(variables.begin(), name, *name) == name) continue;
    throw Error(ErrorCode::bad_usage, "--outcome: " + files::shown(*name) + " is asked for twice");
  }
  input.variables = std::move(variables);
}

LongTable read_columns(DyadicInput input, const table::Source& source) {
  const files::CsvTable csv = files::read_table(table::open(source));
  replace_patterns(input, source.name, csv.header.names, "column");
  LongTable table;
  table.file = source.name;
  table.variables = input.variables;
  table.missing_tokens = input.answers.missing_tokens;
  for (const files::CsvTable::Row& row : csv.rows) table.lines.push_back(row.line);
  std::vector<std::string> wanted = text_columns(input, {});
  if (csv.header.find(partner_column(input))) wanted.push_back(partner_column(input));
  for (const std::string& name : wanted) {
    const auto column = csv.header.find(name);
    if (!column) refuse_column(table.file, name, csv.header.names, "");
    for (const files::CsvTable::Row& row : csv.rows) table.texts[name].push_back(row.fields[*column]);
  }
  return table;
}

void append_block(LongTable& table, const table::AnswerStream& stream, const ScoringPlan& plan,
                  const std::vector<std::string>& columns, const std::set<std::string>& scales) {
  const table::AnswerBlock& block = stream.block();
  const ScoreTable scores = score(plan, block.view(), {.perspectives = block.perspectives()});
  for (std::size_t row = 0; row < block.rows(); ++row) {
    table.lines.push_back(block.first_row() + row + 1);  // the header is the first line
    for (const std::string& name : columns) table.texts[name].emplace_back(stream.text(row, name));
    for (const std::string& name : scales) table.scores[name].push_back(scores[name].raw[row]);
  }
}

LongTable score_answers(DyadicInput input, const table::Source& source) {
  const table::AnswerRequest request = table::parse_answer_arguments(input.answers);
  const ScoringPlan plan = make_plan(request.instrument, request.plan);
  std::set<std::string> all;
  for (const PlanScale& scale : plan.scales) all.insert(scale.id);
  for (const PlanComposite& composite : plan.composites) all.insert(composite.id);
  replace_patterns(input, source.name, {all.begin(), all.end()}, "scale of '" + request.instrument.id + "'");
  std::set<std::string> scales;
  for (const std::string& name : input.variables) {
    if (all.count(name) != 0) scales.insert(name);
  }
  std::vector<std::string> columns = text_columns(input, scales);
  columns.push_back(partner_column(input));
  table::AnswerStream stream(request, source, plan, columns);
  for (const std::string& name : columns) {
    if (stream.has_role(name) || name == partner_column(input)) continue;
    std::vector<std::string> known(all.begin(), all.end());
    known.insert(known.end(), stream.header().names.begin(), stream.header().names.end());
    refuse_column(source.name, name, known, ", and '" + request.instrument.id + "' has no such scale");
  }
  LongTable table;
  table.file = source.name;
  table.variables = input.variables;
  table.missing_tokens = request.missing_tokens;
  if (request.instrument.validation == Validation::none) table.unvalidated = request.instrument.id;
  if (!stream.has_role(partner_column(input))) columns.pop_back();
  while (stream.next()) append_block(table, stream, plan, columns, scales);
  return table;
}

}  // namespace

std::string couple_column(const DyadicInput& input) { return named(input, "couple"); }
std::string partner_column(const DyadicInput& input) { return named(input, "partner"); }

LongTable read_long_table(const DyadicInput& input, const table::Source& source) {
  return input.answers.instrument.empty() ? read_columns(input, source) : score_answers(input, source);
}

}  // namespace intimetry::analyses
