#include "analyses/quality_study.hpp"

#include <limits>

#include "table/answer_stream.hpp"

namespace intimetry::analyses {

namespace {

// No answer is this number, and every block of every item says "not applicable" by it here.
constexpr double not_applicable = std::numeric_limits<double>::lowest();

double kept(const ResponseColumn& column, std::size_t row) {
  const double number = number_at(column, row);
  return column.not_applicable_code && number == *column.not_applicable_code ? not_applicable : number;
}

}  // namespace

QualityStudy study_quality(const table::AnswerRequest& request, const table::Source& source,
                           const QualityLimits& limits) {
  QualityStudy study;
  study.source = source.name;
  study.plan = make_plan(request.instrument, request.plan);
  if (study.plan.size() == 0) {
    throw Error(ErrorCode::bad_usage, "all that '" + request.instrument.id +
                                          "' measures is for the clinician alone; --include-private takes "
                                          "it in");
  }
  table::AnswerStream stream(request, source, study.plan,
                             {"couple", "partner", "respondent", "perspective", "date"});
  for (const char* role : {"couple", "partner", "respondent", "perspective", "date"}) {
    if (stream.has_role(role)) study.roles.emplace_back(role);
  }
  std::vector<std::vector<double>> answers(study.plan.items.size());
  while (stream.next()) {
    const ResponseView view = stream.block().view();
    for (std::size_t j = 0; j < answers.size(); ++j) {
      for (std::size_t row = 0; row < view.respondents(); ++row) {
        answers[j].push_back(kept(view.columns()[j], row));
      }
    }
    for (std::size_t row = 0; row < view.respondents(); ++row) {
      std::vector<std::string>& who = study.who.emplace_back();
      for (const std::string& role : study.roles) who.emplace_back(stream.text(row, role));
    }
  }
  std::vector<ResponseColumn> columns;
  for (const std::vector<double>& item : answers) {
    columns.push_back(column_of(std::span<const double>(item)));
    columns.back().not_applicable_code = not_applicable;
  }
  const ResponseView view(study.who.size(), std::move(columns));
  study.table = response_quality(study.plan, view, limits);
  study.ranges = range_faults(study.plan, view);
  study.keys = key_faults(study.plan, view);
  return study;
}

}  // namespace intimetry::analyses
