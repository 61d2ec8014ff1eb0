#include "analyses/score/score_worker.hpp"

#include <cmath>
#include <vector>

#include "files/csv_error.hpp"
#include "files/csv_tokenizer.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::analyses {

namespace {

std::vector<std::size_t> text_columns(const ScoreColumns& columns) {
  std::vector<std::size_t> texts;
  if (columns.role) texts.push_back(*columns.role);
  if (columns.group) texts.push_back(*columns.group);
  if (columns.date) texts.push_back(*columns.date);
  return texts;
}

}  // namespace

ScoreWorker::ScoreWorker(const ScoreRequest& request, const ScoreLayout& layout, const std::string& file)
    : columns_(layout.columns),
      header_(layout.header),
      plan_(layout.plan),
      answers_(request, layout.plan, layout.header, file, text_columns(layout.columns)) {
  if (request.wants_errors()) errors_.emplace(request, plan_);
  if (request.wants_standards()) standards_.emplace(request, plan_);
  if (columns_.role) rows_.role = texts_of(0);
  if (columns_.group) rows_.group = texts_of(columns_.role ? 1 : 0);
}

std::function<std::string_view(std::size_t)> ScoreWorker::texts_of(std::size_t column) const {
  return [this, column](std::size_t row) { return answers_.text(row, column); };
}

void ScoreWorker::work(const files::Block& block) {
  answers_.read(block);
  bad = std::move(answers_.bad);
  check_dates();
  rows_.view = answers_.view();
  rows_.perspectives = answers_.perspectives();
  score_into(table_, plan_, rows_.view, {.perspectives = rows_.perspectives});
  if (errors_) errors_->find(rows_, table_);
  if (standards_) standards_->find(rows_, table_);
  summarise();
}

ScoredBlock ScoreWorker::scored(const files::Block& block) const {
  ScoredBlock made{.rows = block, .scores = table_, .standards = {}, .errors = {}};
  if (standards_) made.standards = standards_->columns();
  if (errors_) made.errors = errors_->columns();
  return made;
}

/// Scoring needs no date, and a table may write dates as it likes. But an implausible date, such as one in
/// the future, is a typing error, which would spoil what is made of the scores.
void ScoreWorker::check_dates() {
  if (!columns_.date) return;
  const std::size_t column = std::size_t{columns_.role ? 1U : 0U} + (columns_.group ? 1U : 0U);
  for (std::size_t row = 0; row < answers_.rows(); ++row) {
    const std::string_view text = files::trimmed(answers_.text(row, column));
    const auto date = Date::from_text(text);
    if (!date || is_plausible(*date, today_)) continue;
    bad.add({ErrorCode::data_value,
             "data row " + std::to_string(answers_.first_row() + row) + ", column " +
                 files::shown(header_.names[*columns_.date]),
             "found " + files::shown(text) + ", expected " + expected_day(text)},
            false);
  }
}

void ScoreWorker::summarise() {
  summary = {};
  summary.respondents = answers_.rows();
  summary.scores.resize(table_.columns().size());
  summary.flags.resize(flag_table.size());
  if (errors_) summary.errors = errors_->tallies();
  if (standards_) summary.norms = standards_->tallies();
  for (std::size_t s = 0; s < table_.columns().size(); ++s) {
    const ScoreColumn& column = table_.columns()[s];
    for (std::size_t row = 0; row < answers_.rows(); ++row) {
      if (!std::isnan(column.raw[row])) summary.scores[s].add(column.raw[row]);
      if (column.flag_bits[row] == 0) continue;
      for (std::size_t f = 0; f < flag_table.size(); ++f) {
        if (column.flags(row).has(flag_table[f].flag)) ++summary.flags[f];
      }
    }
  }
}

}  // namespace intimetry::analyses
