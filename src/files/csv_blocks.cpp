#include "files/csv_blocks.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "files/csv_encoding.hpp"
#include "files/csv_error.hpp"
#include "files/csv_lines.hpp"
#include "files/descriptor.hpp"
#include "files/run_files.hpp"
#include "intimetry/core/check.hpp"

namespace intimetry::files {

// The complete records at the start of a text.
struct BlockReader::Extent {
  std::size_t bytes = 0;
  std::uint64_t lines = 0;
  std::uint64_t blank = 0;
  std::uint64_t rows = 0;
  std::uint64_t open_quote_line = 0;
  bool plain_ascii = true;
};

namespace {

[[noreturn]] void fail_read(const std::string& path, int problem) {
  if (problem == ENOENT || problem == ENOTDIR) {
    throw Error(ErrorCode::file_not_found, display_name(path) + ": no such file");
  }
  throw Error(ErrorCode::file_read, display_name(path) + ": cannot be read: " + std::strerror(problem));
}

}  // namespace

ByteSource text_bytes(std::shared_ptr<const std::string> text) {
  return [text = std::move(text), read = std::size_t{0}](std::span<char> buffer) mutable {
    const std::size_t taken = text->copy(buffer.data(), buffer.size(), read);
    read += taken;
    return taken;
  };
}

ByteSource open_source(const std::string& path) {
  // Shared, because std::function needs copyable objects; empty for standard input, which is not closed here.
  std::shared_ptr<Descriptor> file;
  int number = STDIN_FILENO;
  if (path != "-") {
    file = std::make_shared<Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!*file) fail_read(path, errno);
    number = file->get();
  }
  note_input(number, path);
  return [file, number, path](std::span<char> buffer) {
    for (;;) {
      const ssize_t got = ::read(number, buffer.data(), buffer.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail_read(path, errno);
    }
  };
}

BlockReader::BlockReader(ByteSource source, std::string name, ReadOptions options)
    : source_(std::move(source)),
      name_(std::move(name)),
      block_size_(options.block_size),
      record_limit_(options.record_limit) {
  require(block_size_ > 0 && record_limit_ >= block_size_, ErrorCode::bad_argument, "BlockReader", "options",
          "block_size must be positive and record_limit no smaller");
  read_header(options);
}

BlockReader BlockReader::open(const std::string& path, ReadOptions options) {
  return BlockReader(open_source(path), path, options);
}

void BlockReader::fill(std::vector<char>& memory, std::size_t& held, std::size_t wanted) {
  while (!at_end_ && held < wanted) {
    const std::size_t got = source_(std::span(memory).subspan(held, wanted - held));
    at_end_ = got == 0;
    held += got;
    bytes_read_ += got;
  }
}

void BlockReader::grow(std::vector<char>& memory, std::string_view text) const {
  if (memory.size() >= record_limit_) {
    const Place place{.file = name_, .row = header_.names.empty() ? 0 : next_row_, .line = next_line_};
    throw Error(ErrorCode::data_syntax,
                describe(place) + ": found a record longer than " + std::to_string(record_limit_) + " bytes" +
                    (text.find('"') == std::string_view::npos ? "; is this a text table?"
                                                              : "; is a closing quote missing?"));
  }
  memory.resize(std::min(2 * memory.size(), record_limit_));
}

void BlockReader::read_header(const ReadOptions& options) {
  // Enough to recognise the kind of file, even with small blocks.
  constexpr std::size_t first_look = 64;
  std::vector<char> memory(std::max(block_size_, first_look));
  std::size_t held = 0;
  fill(memory, held, memory.size());
  const std::string foreign = foreign_format({memory.data(), held});
  if (!foreign.empty()) {
    throw Error(ErrorCode::data_encoding, display_name(name_) + ": found " + foreign +
                                              ", expected CSV text in UTF-8; save the file as that");
  }
  const bool marked = std::string_view(memory.data(), held).substr(0, 3) == utf8_byte_order_mark;
  for (;;) {
    const std::string_view text = std::string_view(memory.data(), held).substr(marked ? 3 : 0);
    if (read_header_from(text, options.delimiter, at_end_)) return;
    grow(memory, text);
    fill(memory, held, memory.size());
  }
}

bool BlockReader::read_header_from(std::string_view text, std::optional<char> delimiter, bool whole) {
  const bool given = delimiter.has_value();
  if (!given) delimiter = detect_delimiter(text, whole, name_);
  if (!delimiter) return false;
  Tokenizer tokens(text, *delimiter);
  Record record;
  while (tokens.next(record) && record.blank()) {
  }
  const bool cut = record.blank() || !record.ended_by_line() || tokens.position() == text.size();
  if (cut && !whole) return false;
  if (record.blank()) {
    throw Error(ErrorCode::data_columns,
                display_name(name_) + ": found nothing, expected a header with column names");
  }
  check_encoding(text.substr(0, tokens.position()), 0, 1);
  if (record.open_quote_line() != 0) {
    throw Error(ErrorCode::data_syntax, describe({.file = name_, .line = record.open_quote_line()}) +
                                            ": found a quote that is never closed");
  }
  header_ = parse_header(record, *delimiter, name_);
  header_.delimiter_given = given;
  header_text_ = record.raw();
  blank_lines_ = record.line() - 1;
  next_line_ = tokens.line();
  tail_ = text.substr(tokens.position());
  return true;
}

BlockReader::Extent BlockReader::extent_of(std::string_view text, bool whole) const {
  const LineScan scan = scan_lines(text, whole);
  Extent extent{.plain_ascii = scan.plain_ascii};
  if (!scan.quote) {
    const bool last_unended = whole && scan.end < text.size();
    extent.bytes = last_unended ? text.size() : scan.end;
    extent.lines = scan.lines;
    extent.blank = scan.blank;
    extent.rows = scan.lines - scan.blank + (last_unended ? 1 : 0);
    return extent;
  }
  // With quotes, a tokenizer is needed to find which line ends are ends of records.
  Tokenizer tokens(text, header_.delimiter);
  Record record;
  while (tokens.next(record)) {
    const bool cut = !record.ended_by_line() || (tokens.position() == text.size() && text.back() == '\r');
    if (cut && !whole) break;
    extent.open_quote_line = record.open_quote_line();
    ++(record.blank() ? extent.blank : extent.rows);
    extent.bytes = tokens.position();
    extent.lines = tokens.line() - 1;
  }
  return extent;
}

bool BlockReader::next(Block& block) {
  std::size_t held = tail_.size();
  if (block.memory.size() < std::max(held, block_size_)) block.memory.resize(std::max(held, block_size_));
  std::copy(tail_.begin(), tail_.end(), block.memory.begin());
  fill(block.memory, held, block_size_);
  if (held == 0) return false;
  Extent extent;
  for (;;) {
    block.size = held;
    extent = extent_of(block.text(), at_end_);
    if (extent.bytes != 0) break;
    if (held == block.memory.size()) grow(block.memory, block.text());
    fill(block.memory, held, block.memory.size());
  }
  tail_ = block.text().substr(extent.bytes);
  block.size = extent.bytes;
  if (!extent.plain_ascii) check_encoding(block.text(), next_row_, next_line_);
  if (extent.open_quote_line != 0) {
    const Place place{
        .file = name_, .row = next_row_ + extent.rows - 1, .line = next_line_ + extent.open_quote_line - 1};
    throw Error(ErrorCode::data_syntax, describe(place) + ": found a quote that is never closed");
  }
  block.index = index_++;
  block.first_row = next_row_;
  block.first_line = next_line_;
  block.rows = extent.rows;
  next_row_ += extent.rows;
  next_line_ += extent.lines;
  blank_lines_ += extent.blank;
  return true;
}

void BlockReader::check_encoding(std::string_view text, std::uint64_t row, std::uint64_t line) const {
  const std::size_t bad = std::min({first_bad_utf8(text), text.find('\0'), text.size()});
  if (bad == text.size()) return;
  Tokenizer tokens(text, header_.names.empty() ? ',' : header_.delimiter, line);
  Record record;
  std::uint64_t rows_before = 0;
  while (tokens.next(record) && tokens.position() <= bad) rows_before += record.blank() ? 0 : 1;
  std::string_view column;
  for (std::size_t i = 0; i < std::min(record.size(), header_.names.size()); ++i) {
    if (record[i].data <= text.data() + bad) column = header_.names[i];
  }
  // A quoted field may contain line ends; bytes are counted from the start of the line.
  const std::string_view before = text.substr(0, bad);
  const std::size_t line_end = before.find_last_of("\r\n");
  const std::size_t in_line = line_end == std::string_view::npos ? bad : bad - line_end - 1;
  const std::size_t record_start = static_cast<std::size_t>(record.raw().data() - text.data());
  const std::string_view inside = before.substr(std::min(record_start, bad));
  const Place place{.file = name_,
                    .row = row == 0 ? 0 : row + rows_before,
                    .line = record.line() + scan_lines(inside, true).lines,
                    .column = column};
  throw Error(ErrorCode::data_encoding, describe(place) + ", byte " + std::to_string(in_line + 1) +
                                            " of the line: found " + bad_byte(text, bad) +
                                            "; save the file as UTF-8");
}

}  // namespace intimetry::files
