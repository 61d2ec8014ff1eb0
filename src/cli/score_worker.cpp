#include "cli/score_worker.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "files/csv_error.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::cli {

namespace {

// Codes for cells that are no answer; item bounds stay within 30000, so none of these is one.
constexpr std::int16_t option_missing = -32768;
constexpr std::int16_t option_out_of_range = -32767;
constexpr std::int16_t option_not_applicable = -32766;
constexpr double real_missing = std::numeric_limits<double>::quiet_NaN();
constexpr double real_out_of_range = std::numeric_limits<double>::infinity();
constexpr double real_not_applicable = std::numeric_limits<double>::lowest();

bool is_option(const PlanItem& item, double answer) {
  if (!(answer >= item.min && answer <= item.max)) return false;
  if (item.continuous) return true;
  return item.step == 1 ? answer == std::floor(answer) : std::fmod(answer - item.min, item.step) == 0;
}

std::string number_text(double value) {
  char text[files::double_text_size];
  return {text, files::format_double(value, text)};
}

std::string expected_answer(const PlanItem& item) {
  std::string words = item.continuous ? "a number from " : "a whole number from ";
  words += number_text(item.min) + " to " + number_text(item.max);
  if (item.step > 1) words += " in steps of " + std::to_string(item.step);
  if (item.not_applicable) words += ", or n/a";
  return words;
}

/// Where a defect stands, without the file, which the error's first line names.
std::string place_in_file(const files::Place& place) {
  const std::string whole = files::describe(place);
  return whole.substr(files::display_name(place.file).size() + 2);
}

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

}  // namespace

void BadAnswers::add(Defect defect, bool out_of_range) {
  ++count;
  all_out_of_range = all_out_of_range && out_of_range;
  if (first.size() < most_shown) first.push_back(std::move(defect));
}

void BadAnswers::append(BadAnswers other) {
  count += other.count;
  all_out_of_range = all_out_of_range && other.all_out_of_range;
  for (Defect& defect : other.first) {
    if (first.size() < most_shown) first.push_back(std::move(defect));
  }
}

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
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i].append(other.scores[i]);
  for (std::size_t i = 0; i < flags.size(); ++i) flags[i] += other.flags[i];
}

ScoreWorker::ScoreWorker(const ScoreRequest& request, const ScoringPlan& plan, const ScoreColumns& columns,
                         const files::Header& header, std::string file)
    : request_(request),
      plan_(plan),
      columns_(columns),
      header_(header),
      file_(std::move(file)),
      reader_(request.missing_tokens),
      options_(plan.items.size()),
      reals_(plan.items.size()),
      perspectives_known_(columns.perspective || request.perspective),
      writer_(header.delimiter) {}

std::string_view ScoreWorker::output() const {
  return request_.format == RowFormat::csv ? writer_.written() : std::string_view(json_);
}

void ScoreWorker::work(const files::Block& block) {
  bad = {};
  read(block);
  score_into(table_, plan_, view(),
             {.perspectives = {perspectives_.data(), perspectives_known_ ? rows_ : 0}});
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

void ScoreWorker::read(const files::Block& block) {
  rows_ = block.rows;
  for (std::size_t j = 0; j < plan_.items.size(); ++j) {
    if (plan_.items[j].continuous) {
      reals_[j].resize(rows_);
    } else {
      options_[j].resize(rows_);
    }
  }
  if (perspectives_known_) perspectives_.resize(rows_);
  files::Tokenizer tokens(block.text(), header_.delimiter, block.first_line);
  files::Record record;
  std::size_t row = 0;
  while (tokens.next(record)) {
    if (record.blank()) continue;
    const files::Place place{file_, block.first_row + row, record.line()};
    if (record.size() != header_.names.size())
      throw files::ragged_row(place, record.size(), header_.names.size());
    for (std::size_t j = 0; j < columns_.items.size(); ++j)
      read_answer(record[columns_.items[j]], j, row, place);
    if (request_.perspective) {
      perspectives_[row] = *request_.perspective;
    } else if (columns_.perspective) {
      read_perspective(record[*columns_.perspective], row, place);
    }
    ++row;
  }
}

void ScoreWorker::read_answer(const files::Field& field, std::size_t item, std::size_t row,
                              const files::Place& place) {
  const PlanItem& asked = plan_.items[item];
  files::Answer answer = reader_.read(field);
  if (answer.kind == files::AnswerKind::text && !request_.labels.empty()) {
    const auto label = request_.labels.find(std::string(words_of(field)));
    if (label != request_.labels.end()) answer = {label->second, files::AnswerKind::number};
  }
  std::int16_t code = option_missing;
  double real = real_missing;
  const bool is_number = answer.kind == files::AnswerKind::number;
  if (is_number && is_option(asked, answer.value)) {
    real = answer.value;
    code = static_cast<std::int16_t>(asked.continuous ? 0.0 : answer.value);
  } else if (answer.kind == files::AnswerKind::not_applicable && asked.not_applicable) {
    code = option_not_applicable;
    real = real_not_applicable;
  } else if (answer.kind != files::AnswerKind::missing) {
    refuse(field, item, answer.kind != files::AnswerKind::text, place);
    code = option_out_of_range;
    real = real_out_of_range;
  }
  if (asked.continuous) {
    reals_[item][row] = real;
  } else {
    options_[item][row] = code;
  }
}

std::string_view ScoreWorker::words_of(const files::Field& field) {
  std::string_view words = files::unquote(field, scratch_);
  while (!words.empty() && (words.front() == ' ' || words.front() == '\t')) words.remove_prefix(1);
  while (!words.empty() && (words.back() == ' ' || words.back() == '\t')) words.remove_suffix(1);
  return words;
}

/// Notes an answer that cannot be scored. One that is a number (or n/a) may be left out if the user says so;
/// text never is.
void ScoreWorker::refuse(const files::Field& field, std::size_t item, bool is_number,
                         const files::Place& place) {
  if (is_number && request_.out_of_range == OutOfRange::missing) return;
  const std::string_view words = words_of(field);
  files::Place where = place;
  where.column = header_.names[columns_.items[item]];
  std::string message = "found " + files::shown(words) + ", expected " + expected_answer(plan_.items[item]);
  if (files::looks_like_decimal_comma(words)) message += "; numbers need a decimal point, not a comma";
  bad.add({ErrorCode::data_value, place_in_file(where), std::move(message)}, is_number);
}

void ScoreWorker::read_perspective(const files::Field& field, std::size_t row, files::Place place) {
  const std::string_view words = words_of(field);
  const auto meant = from_word<Perspective>(words);
  const auto& known = request_.instrument.perspectives;
  perspectives_[row] = meant.value_or(Perspective::now);
  if (meant && std::find(known.begin(), known.end(), *meant) != known.end()) return;
  place.column = request_.perspective_column;
  std::string expected;
  for (const Perspective perspective : known)
    expected += (expected.empty() ? "" : ", ") + std::string(word(perspective));
  bad.add({ErrorCode::data_value, place_in_file(place),
           "found " + files::shown(words) + ", expected a perspective of '" + request_.instrument.id +
               "': " + expected},
          false);
}

ResponseView ScoreWorker::view() const {
  std::vector<ResponseColumn> columns;
  for (std::size_t j = 0; j < plan_.items.size(); ++j) {
    if (plan_.items[j].continuous) {
      columns.push_back(column_of(reals_[j].view()));
      columns.back().not_applicable_code = real_not_applicable;
    } else {
      columns.push_back(column_of(options_[j].view()));
      columns.back().missing_code = option_missing;
      columns.back().not_applicable_code = option_not_applicable;
    }
  }
  return {rows_, std::move(columns)};
}

void ScoreWorker::summarise() {
  summary = {};
  summary.respondents = rows_;
  summary.scores.resize(table_.columns().size());
  summary.flags.resize(flag_table.size());
  for (std::size_t s = 0; s < table_.columns().size(); ++s) {
    const ScoreColumn& column = table_.columns()[s];
    for (std::size_t row = 0; row < rows_; ++row) {
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
    for (const ScoreColumn& column : table_.columns()) {
      writer_.number(column.raw[row]);
      writer_.number(static_cast<std::int64_t>(column.answered[row]));
      if (request_.pomp) writer_.number(column.pomp(row));
    }
    writer_.text(flags_text(row));
    writer_.end_row();
    ++row;
  }
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

}  // namespace intimetry::cli
