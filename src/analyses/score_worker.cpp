#include "analyses/score_worker.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "files/csv_error.hpp"
#include "intimetry/core/flag.hpp"

namespace intimetry::analyses {

namespace {

void append_json_text(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_json_number(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "null";
    return;
  }
  char text[files::double_text_size];
  out.append(text, files::format_double(value, text));
}

std::vector<std::size_t> text_columns(const ScoreColumns& columns) {
  std::vector<std::size_t> texts;
  if (columns.role) texts.push_back(*columns.role);
  if (columns.group) texts.push_back(*columns.group);
  if (columns.date) texts.push_back(*columns.date);
  return texts;
}

}  // namespace

void ScoreMoments::add(double value) {
  ++n;
  const double distance = value - mean;
  mean += distance / static_cast<double>(n);
  squares += distance * (value - mean);
}

void ScoreMoments::append(const ScoreMoments& other) {
  if (other.n == 0) return;
  const auto mine = static_cast<double>(n);
  const auto theirs = static_cast<double>(other.n);
  const double distance = other.mean - mean;
  n += other.n;
  mean += distance * theirs / (mine + theirs);
  squares += other.squares + distance * distance * mine * theirs / (mine + theirs);
}

void ScoreSummary::append(const ScoreSummary& other) {
  respondents += other.respondents;
  scores.resize(other.scores.size());
  flags.resize(other.flags.size());
  errors.resize(other.errors.size());
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i].append(other.scores[i]);
  for (std::size_t i = 0; i < flags.size(); ++i) flags[i] += other.flags[i];
  for (std::size_t i = 0; i < errors.size(); ++i) errors[i].append(other.errors[i]);
  norms.resize(other.norms.size());
  for (std::size_t i = 0; i < norms.size(); ++i) norms[i].append(other.norms[i]);
}

ScoreWorker::ScoreWorker(const ScoreRequest& request, const ScoringPlan& plan, const ScoreColumns& columns,
                         const files::Header& header, const std::string& file)
    : request_(request),
      columns_(columns),
      header_(header),
      plan_(plan),
      answers_(request, plan, header, file, text_columns(columns)),
      writer_(header.delimiter) {
  if (request.wants_errors()) errors_.emplace(request, plan);
  if (request.wants_standards()) standards_.emplace(request, plan);
  if (columns.role) rows_.role = texts_of(0);
  if (columns.group) rows_.group = texts_of(columns.role ? 1 : 0);
}

std::function<std::string_view(std::size_t)> ScoreWorker::texts_of(std::size_t column) const {
  return [this, column](std::size_t row) { return answers_.text(row, column); };
}

std::string_view ScoreWorker::output() const {
  return request_.format == RowFormat::csv ? writer_.written() : std::string_view(json_);
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
  writer_.clear();
  json_.clear();
  if (bad.count != 0) return;  // there will be no output: only the rest of the bad answers matters now
  if (request_.format == RowFormat::csv) {
    write_csv(block);
  } else {
    write_json(block);
  }
}

/// Scoring needs no date, and a table may write dates as it likes; but one that is a slip of the pen would go
/// on into what is made of the scores.
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

const std::string& ScoreWorker::flags_text(std::size_t row) {
  flags_.clear();
  for (const ScoreColumn& column : table_.columns()) {
    if (column.flag_bits[row] == 0) continue;
    for_each_flag(column.flags(row), [&](std::string_view name) {
      if (!flags_.empty()) flags_ += ';';
      flags_.append(column.id).append(":").append(name);
    });
  }
  return flags_;
}

void ScoreWorker::write_csv(const files::Block& block) {
  files::Tokenizer tokens(block.text(), header_.delimiter, block.first_line);
  files::Record record;
  std::size_t row = 0;
  while (tokens.next(record)) {
    if (record.blank()) continue;
    for (const std::size_t column : columns_.passed) writer_.raw(record[column].raw());
    for (std::size_t s = 0; s < table_.columns().size(); ++s) {
      const ScoreColumn& column = table_.columns()[s];
      writer_.number(column.raw[row]);
      writer_.number(static_cast<std::int64_t>(column.answered[row]));
      if (request_.pomp) writer_.number(column.pomp(row));
      for (std::size_t i = 0; i < request_.standards.size(); ++i) {
        writer_.number(standards_->columns()[s].values[i][row]);
      }
      if (request_.sem) writer_.number(errors_->columns()[s].sem[row]);
      if (!request_.ci) continue;
      writer_.number(errors_->columns()[s].low[row]);
      writer_.number(errors_->columns()[s].high[row]);
    }
    writer_.text(flags_text(row));
    writer_.end_row();
    ++row;
  }
}

void ScoreWorker::write_json_standards(std::size_t column, std::size_t row) {
  const StandardColumn& standards = standards_->columns()[column];
  for (std::size_t i = 0; i < request_.standards.size(); ++i) {
    json_ += ",\"" + std::string(word(request_.standards[i])) + "\":";
    append_json_number(json_, standards.values[i][row]);
  }
  json_ += ",\"percentile_from\":\"" + std::string(word(standards.percentile_from[row])) +
           "\",\"normalised\":" + (standards.normalised[row] != 0 ? "true" : "false");
}

void ScoreWorker::write_json_error(std::size_t column, std::size_t row) {
  const ErrorColumn& errors = errors_->columns()[column];
  if (request_.sem) {
    json_ += ",\"sem\":";
    append_json_number(json_, errors.sem[row]);
  }
  if (request_.ci && std::isnan(errors.low[row])) {
    json_ += ",\"ci\":null";
  } else if (request_.ci) {
    json_ += ",\"ci\":[";
    append_json_number(json_, errors.low[row]);
    json_ += ',';
    append_json_number(json_, errors.high[row]);
    json_ += ']';
  }
  json_ += ",\"error_source\":\"" + std::string(word(errors.source[row])) + "\"";
}

void ScoreWorker::write_json(const files::Block& block) {
  files::Tokenizer tokens(block.text(), header_.delimiter, block.first_line);
  files::Record record;
  std::size_t row = 0;
  while (tokens.next(record)) {
    if (record.blank()) continue;
    json_ += "{\"row\":" + std::to_string(block.first_row + row) + ",\"columns\":{";
    for (std::size_t i = 0; i < columns_.passed.size(); ++i) {
      if (i != 0) json_ += ',';
      append_json_text(json_, header_.names[columns_.passed[i]]);
      json_ += ':';
      append_json_text(json_, files::unquote(record[columns_.passed[i]], scratch_));
    }
    json_ += "},\"scores\":{";
    for (std::size_t s = 0; s < table_.columns().size(); ++s) {
      const ScoreColumn& column = table_.columns()[s];
      if (s != 0) json_ += ',';
      append_json_text(json_, request_.prefix + column.id);
      json_ += ":{\"raw\":";
      append_json_number(json_, column.raw[row]);
      if (request_.pomp) {
        json_ += ",\"pomp\":";
        append_json_number(json_, column.pomp(row));
      }
      if (standards_) write_json_standards(s, row);
      if (errors_) write_json_error(s, row);
      json_ += ",\"answered\":" + std::to_string(column.answered[row]) + ",\"flags\":[";
      bool first = true;
      for_each_flag(column.flags(row), [&](std::string_view name) {
        if (!first) json_ += ',';
        first = false;
        append_json_text(json_, name);
      });
      json_ += "]}";
    }
    json_ += "},\"instrument\":\"" + request_.instrument.id + "\",\"version\":";
    append_json_text(json_, request_.instrument.version);
    json_ += ",\"validation\":\"" + std::string(word(request_.instrument.validation)) + "\"}\n";
    ++row;
  }
}

}  // namespace intimetry::analyses
