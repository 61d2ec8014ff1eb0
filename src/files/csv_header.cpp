#include "files/csv_header.hpp"

#include <algorithm>
#include <unordered_map>

#include "files/csv_error.hpp"
#include "files/csv_number.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::files {

std::optional<std::size_t> Header::find(std::string_view name) const noexcept {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::size_t Header::require(std::string_view name, std::string_view file) const {
  if (const auto column = find(name)) return *column;
  throw Error(ErrorCode::data_columns, describe({.file = file, .line = line}) + ": no column " + shown(name) +
                                           did_you_mean(name, names));
}

std::string delimiter_word(char delimiter) {
  switch (delimiter) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    default:
      return shown({&delimiter, 1});
  }
}

std::optional<char> detect_delimiter(std::string_view text, bool whole_file, std::string_view file) {
  char best = ',';
  char rival = '\0';
  std::size_t most = 1;
  std::uint64_t line = 1;
  for (const char candidate : {',', ';', '\t'}) {
    Tokenizer tokens(text, candidate);
    Record record;
    while (tokens.next(record) && record.blank()) {
    }
    if (!whole_file && (record.blank() || !record.ended_by_line())) return std::nullopt;
    if (record.open_quote_line() != 0 || record.size() < most) continue;
    if (record.size() == most) {
      if (most > 1) rival = candidate;
      continue;
    }
    most = record.size();
    line = record.line();
    best = candidate;
    rival = '\0';
  }
  if (rival != '\0') {
    throw Error(ErrorCode::data_columns, describe({.file = file, .line = line}) + ": " +
                                             delimiter_word(best) + " and " + delimiter_word(rival) +
                                             " both split it into " + std::to_string(most) +
                                             " columns; give the delimiter");
  }
  return best;
}

Header parse_header(const Record& record, char delimiter, std::string_view file) {
  Header header{.names = {}, .delimiter = delimiter, .line = record.line()};
  const std::string where = describe({.file = file, .line = record.line()});
  std::unordered_map<std::string, std::size_t> seen;
  std::string scratch;
  for (std::size_t i = 0; i < record.size(); ++i) {
    std::string name(unquote(record[i], scratch));
    if (name.empty() && i != 0) {
      throw Error(ErrorCode::data_columns, where + ": column " + std::to_string(i + 1) + " of " +
                                               std::to_string(record.size()) + " has no name");
    }
    const auto [earlier, is_new] = seen.emplace(name, i);
    if (!is_new) {
      const bool numeric = AnswerReader().read(record[i]).kind == AnswerKind::number;
      throw Error(ErrorCode::data_columns, where + ": columns " + std::to_string(earlier->second + 1) +
                                               " and " + std::to_string(i + 1) + " are both named " +
                                               shown(name) + (numeric ? "; is the header row missing?" : ""));
    }
    header.names.push_back(std::move(name));
  }
  return header;
}

}  // namespace intimetry::files
