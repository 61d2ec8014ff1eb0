#include "table/answer_stream.hpp"

#include <algorithm>
#include <utility>

#include "table/answer_columns.hpp"

namespace intimetry::table {

AnswerStream::AnswerStream(const AnswerRequest& request, Source source, const ScoringPlan& plan,
                           std::vector<std::string> roles, const std::vector<std::string>& required)
    : request_(request), source_(std::move(source)), reader_(open(source_)) {
  for (const auto& [role, name] : request.named_columns) header().require(name, source_.name);
  std::vector<std::size_t> columns;
  for (std::string& role : roles) {
    auto column = find_role_column(request, role, header(), source_.name);
    if (!column && std::find(required.begin(), required.end(), role) != required.end()) {
      column = require_role_column(request, role, header(), source_.name);
    }
    if (!column) continue;
    columns.push_back(*column);
    roles_.push_back(std::move(role));
  }
  answers_.emplace(request, plan, header(), source_.name, std::move(columns));
}

bool AnswerStream::next() {
  if (!reader_.next(block_)) {
    throw_if_any(std::move(bad_), source_.name, "nothing was written");
    return false;
  }
  answers_->read(block_);
  bad_.append(std::move(answers_->bad));
  rows_ += answers_->rows();
  bytes_ += block_.size;
  if (source_.progress) source_.progress(rows_, bytes_);
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
              files::display_name(source_.name) + ": row " + std::to_string(block().first_row() + row) +
                  ", column '" + request_.column_name(role) + "': expected " + expected + ", found nothing");
}

}  // namespace intimetry::table
