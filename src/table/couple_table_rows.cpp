#include "table/couple_table_rows.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "files/csv_error.hpp"
#include "files/csv_tokenizer.hpp"

namespace intimetry::table {

std::string meaning(const std::string& field) {
  std::string scratch;
  const files::Field raw{field.data(), static_cast<std::uint32_t>(field.size()),
                         !field.empty() && field[0] == '"'};
  return std::string(files::unquote(raw, scratch));
}

bool says_nothing(const std::string& field) {
  const std::string text = meaning(field);
  return text.empty() || text == "NA";
}

CoupleTableRows::CoupleTableRows(const Source& source, const CoupleReadOptions& options)
    : file_(source.name) {
  files::BlockReader reader = open(source);
  header_ = reader.header();
  files::Block block;
  files::Record record;
  while (reader.next(block)) {
    files::Tokenizer tokens(block.text(), header_.delimiter, block.first_line);
    while (tokens.next(record)) {
      if (record.blank()) continue;
      if (record.size() != names().size()) {
        throw files::ragged_row({.file = file_, .row = rows_.size() + 1, .line = record.line()},
                                record.size(), names().size());
      }
      CoupleTableRow& row = rows_.emplace_back();
      row.line = record.line();
      for (const files::Field& field : record.fields()) row.fields.emplace_back(field.raw());
    }
  }
  couple_ = header_.find(options.couple_column);
  partner_ = header_.find(options.partner_column);
  for (const std::string& name : options.by) by_.push_back(require(name));
}

std::string CoupleTableRows::key_of(const CoupleTableRow& row) const {
  std::string key = meaning(row.fields[*couple_]);
  for (const std::size_t column : by_) key += '\x1f' + meaning(row.fields[column]);
  return key;
}

bool CoupleTableRows::a_couple_has_two_rows() const {
  if (!couple_) return false;
  std::set<std::string> seen;
  return std::any_of(rows_.begin(), rows_.end(),
                     [&](const CoupleTableRow& row) { return !seen.insert(key_of(row)).second; });
}

std::string CoupleTableRows::partner_of(std::size_t row) const {
  return partner_ ? meaning(rows_[row].fields[*partner_]) : std::string();
}

std::string CoupleTableRows::place(std::size_t row) const {
  return "data row " + std::to_string(row + 1) + " (line " + std::to_string(rows_[row].line) + ")";
}

std::string CoupleTableRows::couple_words(const CoupleTableRow& row) const {
  std::string words = "couple " + files::shown(meaning(row.fields[*couple_]));
  for (const std::size_t column : by_)
    words += ", " + names()[column] + " " + files::shown(meaning(row.fields[column]));
  return words;
}

void CoupleTableRows::fail(ErrorCode code, const std::string& words) const {
  throw Error(code, files::display_name(file_) + ": " + words);
}

}  // namespace intimetry::table
