#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intimetry::files::reference {

struct Record {
  std::vector<std::string> fields;
  std::uint64_t line = 1;
  bool open_quote = false;
  friend bool operator==(const Record&, const Record&) = default;
};

/// Splits a table one byte at a time, by the state table of Python's csv module (strict=False): slow and
/// plain, the oracle for the tokenizer.
inline std::vector<Record> split(std::string_view text, char delimiter) {
  enum class State { start_record, start_field, in_field, in_quotes, quote_in_quotes };
  std::vector<Record> records;
  Record record;
  std::string field;
  State state = State::start_record;
  std::uint64_t line = 1;
  const auto save = [&] {
    record.fields.push_back(field);
    field.clear();
  };
  const auto finish = [&](std::uint64_t next_line) {
    records.push_back(record);
    record = Record{.fields = {}, .line = next_line};
    state = State::start_record;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool feed_follows = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    const bool line_end = c == '\n' || c == '\r';
    if (line_end && !feed_follows) ++line;
    if (state == State::in_quotes) {
      if (c == '"')
        state = State::quote_in_quotes;
      else
        field += c;
    } else if (line_end) {
      if (state != State::start_record) save();
      // A \r\n inside no quotes is one end of one record.
      if (feed_follows) {
        ++i;
        ++line;
      }
      finish(line);
    } else if (state == State::quote_in_quotes && c == '"') {
      field += c;
      state = State::in_quotes;
    } else if (c == delimiter) {
      save();
      state = State::start_field;
    } else if (c == '"' && (state == State::start_record || state == State::start_field)) {
      state = State::in_quotes;
    } else {
      field += c;
      state = State::in_field;
    }
  }
  if (state != State::start_record) {
    record.open_quote = state == State::in_quotes;
    save();
    records.push_back(record);
  }
  return records;
}

}  // namespace intimetry::files::reference
