// Any bytes, cut into any blocks, must give the records that a plain byte-by-byte reader gives, and what is
// written must read back. The first byte chooses the delimiter, the second the size of a block.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/files/csv_reference.hpp"
#include "files/csv_blocks.hpp"
#include "files/csv_encoding.hpp"
#include "files/csv_number.hpp"
#include "files/csv_writer.hpp"
#include "intimetry/core/error.hpp"

namespace {

using namespace intimetry;
using namespace intimetry::files;

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void add_records(Tokenizer& tokens, std::vector<reference::Record>& records, bool keep_blank) {
  Record record;
  std::string scratch;
  while (tokens.next(record)) {
    if (record.blank() && !keep_blank) continue;
    reference::Record copy{.fields = {}, .line = record.line(), .open_quote = record.open_quote_line() != 0};
    for (const Field& field : record.fields()) copy.fields.emplace_back(unquote(field, scratch));
    records.push_back(std::move(copy));
  }
}

// A header of our own, so that random bytes get past it.
void check_blocks(std::string_view body, char delimiter, std::size_t block_size,
                  const std::vector<reference::Record>& expected) {
  std::string text = "a\n";
  text += body;
  const bool text_is_sound = first_bad_utf8(text) == text.size() && text.find('\0') == std::string::npos &&
                             (expected.empty() || !expected.back().open_quote);
  std::size_t at = 0;
  const auto source = [&](std::span<char> buffer) {
    const std::size_t taken = std::min(buffer.size(), text.size() - at);
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), taken, buffer.begin());
    at += taken;
    return taken;
  };
  std::vector<reference::Record> records;
  try {
    BlockReader reader(source, "fuzz.csv", {.delimiter = delimiter, .block_size = block_size});
    Block block;
    while (reader.next(block)) {
      check(block.first_row == records.size() + 1, "rows are numbered on");
      Tokenizer tokens(block.text(), delimiter, block.first_line);
      add_records(tokens, records, false);
      check(block.first_row + block.rows == records.size() + 1, "rows are counted");
    }
  } catch (const Error& error) {
    check(error.exit_status() == 4, "an error is the data's");
    check(!text_is_sound, "sound text is read");
    return;
  }
  check(text_is_sound, "unsound text is refused");
  std::vector<reference::Record> rows;
  for (reference::Record row : expected) {
    row.line += 1;
    if (!row.fields.empty()) rows.push_back(std::move(row));
  }
  check(records == rows, "blocks change no record");
}

void check_header(std::string_view text, std::size_t block_size) {
  try {
    std::size_t at = 0;
    BlockReader reader(
        [&](std::span<char> buffer) {
          const std::size_t taken = std::min(buffer.size(), text.size() - at);
          std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), taken, buffer.begin());
          at += taken;
          return taken;
        },
        "fuzz.csv", {.block_size = block_size});
    check(!reader.header().names.empty(), "a header has names");
  } catch (const Error& error) {
    check(error.exit_status() == 4, "an error is the data's");
  }
}

void check_numbers(const std::vector<reference::Record>& records) {
  const AnswerReader reader;
  const auto read = [&](std::string_view cell) {
    return reader.read({.data = cell.data(), .size = static_cast<std::uint32_t>(cell.size())});
  };
  for (const reference::Record& record : records) {
    for (const std::string& cell : record.fields) {
      const Answer answer = read(cell);
      if (answer.kind != AnswerKind::number) continue;
      RowWriter writer;
      writer.number(answer.value);
      const Answer again = read(writer.written());
      check(again.kind == AnswerKind::number && again.value == answer.value, "a number written reads back");
    }
  }
}

void check_writer(const std::vector<reference::Record>& records, char delimiter) {
  RowWriter writer(delimiter);
  std::vector<std::vector<std::string>> written;
  for (const reference::Record& record : records) {
    if (record.fields.empty()) continue;
    for (const std::string& field : record.fields) writer.text(field);
    writer.end_row();
    written.push_back(record.fields);
  }
  std::vector<std::vector<std::string>> read;
  for (const reference::Record& record : reference::split(writer.written(), delimiter))
    read.push_back(record.fields);
  check(read == written, "rows written read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const char delimiter = ",;\t|"[data[0] % 4];
  const std::size_t block_size = 1 + data[1] % 130U;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::vector<reference::Record> expected = reference::split(text, delimiter);
  std::vector<reference::Record> records;
  Tokenizer tokens(text, delimiter);
  add_records(tokens, records, true);
  check(records == expected, "the tokenizer agrees with the plain reader");
  check_blocks(text, delimiter, block_size, expected);
  check_header(text, block_size);
  check_numbers(expected);
  check_writer(expected, delimiter);
  return 0;
}
