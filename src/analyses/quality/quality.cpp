#include "analyses/quality/quality.hpp"

#include <limits>
#include <span>
#include <utility>

#include "table/answer_stream.hpp"

namespace intimetry::analyses {

namespace {

constexpr const char* row_roles[] = {"couple", "partner", "respondent", "perspective", "date"};

// Stands for "not applicable" in all items and blocks. No answer is this number.
constexpr double not_applicable = std::numeric_limits<double>::lowest();

double kept(const ResponseColumn& column, std::size_t row) {
  const double number = number_at(column, row);
  return column.not_applicable_code && number == *column.not_applicable_code ? not_applicable : number;
}

using ItemAnswers = std::vector<std::vector<double>>;  // by item

/// Returns the answers of the whole table, and notes in the result whose they are.
ItemAnswers read_answers(const QualityRequest& asked, const table::Source& source, QualityResult& result) {
  QualityRequest request = asked;
  request.out_of_range = table::OutOfRange::keep;
  table::AnswerStream stream(request, source, result.plan, {std::begin(row_roles), std::end(row_roles)});
  for (const char* role : row_roles) {
    if (stream.has_role(role)) result.roles.emplace_back(role);
  }
  ItemAnswers answers(result.plan.items.size());
  while (stream.next()) {
    const ResponseView view = stream.block().view();
    for (std::size_t j = 0; j < answers.size(); ++j) {
      for (std::size_t row = 0; row < view.respondents(); ++row) {
        answers[j].push_back(kept(view.columns()[j], row));
      }
    }
    for (std::size_t row = 0; row < view.respondents(); ++row) {
      std::vector<std::string>& who = result.who.emplace_back();
      for (const std::string& role : result.roles) who.emplace_back(stream.text(row, role));
    }
  }
  return answers;
}

}  // namespace

QualityResult run_quality(const QualityRequest& request, const table::Source& source) {
  QualityResult result;
  result.plan = table::make_answer_plan(request, table::takes_private_in);
  result.source = source.name;
  const ItemAnswers answers = read_answers(request, source, result);
  std::vector<ResponseColumn> columns;
  for (const std::vector<double>& item : answers) {
    columns.push_back(column_of(std::span<const double>(item)));
    columns.back().not_applicable_code = not_applicable;
  }
  const ResponseView view(result.who.size(), std::move(columns));
  result.table = response_quality(result.plan, view, request.limits);
  result.ranges = range_faults(result.plan, view);
  result.keys = key_faults(result.plan, view);
  return result;
}

}  // namespace intimetry::analyses
