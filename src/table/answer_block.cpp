#include "table/answer_block.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "files/csv_error.hpp"
#include "table/answer_columns.hpp"

namespace intimetry::table {

namespace {

// Codes for cells without an answer; item bounds are within 30000, so no answer equals a code.
constexpr std::int16_t option_missing = -32768;
constexpr std::int16_t option_out_of_range = -32767;
constexpr std::int16_t option_not_applicable = -32766;
constexpr double real_missing = std::numeric_limits<double>::quiet_NaN();
constexpr double real_out_of_range = std::numeric_limits<double>::infinity();
constexpr double real_not_applicable = std::numeric_limits<double>::lowest();

}  // namespace

AnswerBlock::AnswerBlock(const AnswerRequest& request, const ScoringPlan& plan, const files::Header& header,
                         const std::string& file, std::vector<std::size_t> text_columns)
    : request_(request),
      plan_(plan),
      header_(header),
      file_(file),
      items_(find_item_columns(request, plan, header, file)),
      perspective_column_(find_role_column(request, "perspective", header, file)),
      text_columns_(std::move(text_columns)),
      reader_(request.missing_tokens),
      options_(plan.items.size()),
      reals_(plan.items.size()),
      perspectives_known_(perspective_column_ || request.perspective) {}

void AnswerBlock::read(const files::Block& block) {
  bad = {};
  rows_ = block.rows;
  first_row_ = block.first_row;
  for (std::size_t j = 0; j < plan_.items.size(); ++j) {
    if (holds_reals(j)) {
      reals_[j].resize(rows_);
    } else {
      options_[j].resize(rows_);
    }
  }
  if (perspectives_known_) perspectives_.resize(rows_);
  texts_.clear();
  text_ends_.clear();
  files::Tokenizer tokens(block.text(), header_.delimiter, block.first_line);
  files::Record record;
  std::size_t row = 0;
  while (tokens.next(record)) {
    if (record.blank()) continue;
    const files::Place place{file_, block.first_row + row, record.line()};
    if (record.size() != header_.names.size())
      throw files::ragged_row(place, record.size(), header_.names.size());
    for (std::size_t j = 0; j < items_.size(); ++j) read_answer(record[items_[j]], j, row, place);
    for (const std::size_t column : text_columns_) {
      texts_.append(files::unquote(record[column], scratch_));
      text_ends_.push_back(texts_.size());
    }
    if (request_.perspective) {
      perspectives_[row] = *request_.perspective;
    } else if (perspective_column_) {
      read_perspective(record[*perspective_column_], row, place);
    }
    ++row;
  }
}

void AnswerBlock::read_answer(const files::Field& field, std::size_t item, std::size_t row,
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
  if (is_number && offers(asked, answer.value)) {
    real = answer.value;
    code = static_cast<std::int16_t>(asked.continuous ? 0.0 : answer.value);
  } else if (answer.kind == files::AnswerKind::not_applicable && asked.not_applicable) {
    code = option_not_applicable;
    real = real_not_applicable;
  } else if (answer.kind != files::AnswerKind::missing) {
    refuse(field, item, answer.kind != files::AnswerKind::text, place);
    code = option_out_of_range;
    const bool kept = answer.kind == files::AnswerKind::number && request_.out_of_range == OutOfRange::keep;
    real = real_out_of_range;
    if (kept) real = answer.value;
  }
  if (holds_reals(item)) {
    reals_[item][row] = real;
  } else {
    options_[item][row] = code;
  }
}

std::string_view AnswerBlock::words_of(const files::Field& field) {
  return files::trimmed(files::unquote(field, scratch_));
}

/// Notes an answer that cannot be scored. The user may leave out a number (or n/a), but not text.
void AnswerBlock::refuse(const files::Field& field, std::size_t item, bool is_number,
                         const files::Place& place) {
  if (is_number && request_.out_of_range != OutOfRange::error) return;
  const std::string_view words = words_of(field);
  files::Place where = place;
  where.column = header_.names[items_[item]];
  std::string message = "found " + files::shown(words) + ", expected " + expected_answer(plan_.items[item]);
  if (files::looks_like_decimal_comma(words)) message += "; numbers need a decimal point, not a comma";
  bad.add({ErrorCode::data_value, place_in_file(where), std::move(message)}, is_number);
}

void AnswerBlock::read_perspective(const files::Field& field, std::size_t row, files::Place place) {
  const std::string_view words = words_of(field);
  const auto meant = from_word<Perspective>(words);
  const auto& known = request_.instrument.perspectives;
  perspectives_[row] = meant.value_or(Perspective::now);
  if (meant && std::find(known.begin(), known.end(), *meant) != known.end()) return;
  place.column = header_.names[*perspective_column_];
  std::string expected;
  for (const Perspective perspective : known)
    expected += (expected.empty() ? "" : ", ") + std::string(word(perspective));
  bad.add({ErrorCode::data_value, place_in_file(place),
           "found " + files::shown(words) + ", expected a perspective of '" + request_.instrument.id +
               "': " + expected},
          false);
}

ResponseView AnswerBlock::view() const {
  std::vector<ResponseColumn> columns;
  for (std::size_t j = 0; j < plan_.items.size(); ++j) {
    if (holds_reals(j)) {
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

std::span<const Perspective> AnswerBlock::perspectives() const noexcept {
  return {perspectives_.data(), perspectives_known_ ? rows_ : 0};
}

Answer AnswerBlock::answer(std::size_t row, std::size_t item) const {
  if (plan_.items[item].continuous) {
    const double real = reals_[item][row];
    if (real == real_not_applicable) return Answer::not_applicable();
    if (std::isnan(real)) return {};
    return Answer(std::isinf(real) ? std::numeric_limits<double>::max() : real);
  }
  const std::int16_t code = options_[item][row];
  if (code == option_not_applicable) return Answer::not_applicable();
  return code == option_missing ? Answer() : Answer(code);
}

std::string_view AnswerBlock::text(std::size_t row, std::size_t column) const {
  const std::size_t at = row * text_columns_.size() + column;
  const std::size_t begin = at == 0 ? 0 : text_ends_[at - 1];
  return std::string_view(texts_).substr(begin, text_ends_[at] - begin);
}

}  // namespace intimetry::table
