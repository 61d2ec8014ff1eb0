#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv_header.hpp"

namespace intimetry::files {

struct ReadOptions {
  /// If not given, recognised from the header.
  std::optional<char> delimiter = {};
  std::size_t block_size = std::size_t{1} << 20U;
  /// The largest size of a record, because a quote that is never closed would include the rest of the file.
  std::size_t record_limit = std::size_t{64} << 20U;
};

/// Complete records of a table, in memory owned by the block. A Tokenizer over `text()`, starting at
/// `first_line`, splits them; blank records are not rows and are not counted in `rows`.
struct Block {
  std::uint64_t index = 0;
  std::uint64_t first_row = 1;
  std::uint64_t first_line = 1;
  std::uint64_t rows = 0;
  std::vector<char> memory;
  std::size_t size = 0;

  [[nodiscard]] std::string_view text() const noexcept { return {memory.data(), size}; }
};

/// Fills the buffer and returns the number of bytes; 0 at the end. Throws Error if reading fails.
using ByteSource = std::function<std::size_t(std::span<char>)>;

/// Returns a source over a file, or over standard input for "-". A file is an input of the run: see
/// `note_input`.
/// @throws file_not_found, file_read; bad_usage as `note_input`
ByteSource open_source(const std::string& path);

/// Returns a source over a text in memory.
ByteSource text_bytes(std::shared_ptr<const std::string> text);

/// Reads a table in blocks of complete records, so that memory does not grow with the file and several
/// threads can work on several blocks. Only one thread at a time may call `next`. The text is valid UTF-8
/// without NUL.
class BlockReader {
 public:
  /// Reads the header.
  /// @throws data_columns (no header, or see parse_header), data_encoding, data_syntax, file_read
  BlockReader(ByteSource source, std::string name, ReadOptions options = {});

  /// @throws also file_not_found
  static BlockReader open(const std::string& path, ReadOptions options = {});

  [[nodiscard]] const Header& header() const noexcept { return header_; }

  /// Returns the header record byte for byte, without its line end.
  [[nodiscard]] std::string_view header_text() const noexcept { return header_text_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// Reads the next block into the block's own memory; returns false after the last one.
  /// @throws data_encoding, data_syntax (a quote that is never closed, a record too long), file_read
  bool next(Block& block);

  /// Returns the number of bytes read, and of blank lines among them, for progress and notes.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }
  [[nodiscard]] std::uint64_t blank_lines() const noexcept { return blank_lines_; }

 private:
  struct Extent;

  void read_header(const ReadOptions& options);
  bool read_header_from(std::string_view text, std::optional<char> delimiter, bool whole);
  void fill(std::vector<char>& memory, std::size_t& held, std::size_t wanted);
  void grow(std::vector<char>& memory, std::string_view text) const;
  [[nodiscard]] Extent extent_of(std::string_view text, bool whole) const;
  void check_encoding(std::string_view text, std::uint64_t row, std::uint64_t line) const;

  ByteSource source_;
  std::string name_;
  std::size_t block_size_;
  std::size_t record_limit_;
  Header header_;
  std::string header_text_;
  // Text after the last complete record of the previous block.
  std::string tail_;
  bool at_end_ = false;
  std::uint64_t index_ = 0;
  std::uint64_t next_row_ = 1;
  std::uint64_t next_line_ = 1;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t blank_lines_ = 0;
};

}  // namespace intimetry::files
