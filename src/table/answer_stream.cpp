#include "table/answer_stream.hpp"

#include <algorithm>

#include "table/answer_columns.hpp"

namespace intimetry::table {

AnswerStream::AnswerStream(const AnswerRequest& request, const ScoringPlan& plan,
                           std::vector<std::string> roles, const std::vector<std::string>& required)
    : request_(request), reader_(files::BlockReader::open(request.input, {.delimiter = request.delimiter})) {
  for (const auto& [role, name] : request.named_columns) header().require(name, request.input);
  std::vector<std::size_t> columns;
  for (std::string& role : roles) {
    auto column = find_role_column(request, role, header(), request.input);
    if (!column && std::find(required.begin(), required.end(), role) != required.end()) {
      column = require_role_column(request, role, header(), request.input);
    }
    if (!column) continue;
    columns.push_back(*column);
    roles_.push_back(std::move(role));
  }
  answers_.emplace(request, plan, header(), std::move(columns));
}

bool AnswerStream::next() {
  if (!reader_.next(block_)) {
    throw_if_any(std::move(bad_), request_.input, "nothing was written");
    return false;
  }
  answers_->read(block_);
  bad_.append(std::move(answers_->bad));
  rows_ += answers_->rows();
  progress_.show(rows_, bytes_ += block_.size);
  return true;
}

bool AnswerStream::has_role(const std::string& role) const {
  return std::find(roles_.begin(), roles_.end(), role) != roles_.end();
}

std::string_view AnswerStream::text(std::size_t row, const std::string& role) const {
  const auto found = std::find(roles_.begin(), roles_.end(), role);
  if (found == roles_.end()) return {};
  return answers_->text(row, static_cast<std::size_t>(found - roles_.begin()));
}

void AnswerStream::refuse_empty(std::size_t row, const std::string& role, const std::string& expected) const {
  throw Error(ErrorCode::data_value,
              files::display_name(request_.input) + ": row " + std::to_string(block().first_row() + row) +
                  ", column '" + request_.column_name(role) + "': expected " + expected + ", found nothing");
}

}  // namespace intimetry::table
