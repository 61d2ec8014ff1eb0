#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intimetry::files {

/// One raw field of the text, including quotes.
struct Field {
  const char* data = nullptr;
  std::uint32_t size = 0;
  bool quoted = false;

  [[nodiscard]] std::string_view raw() const noexcept { return {data, size}; }
};

/// Returns the value of a field: without the quotes, with "" read as ", and with text after a closing quote.
/// The view is into the text, or into `scratch` if more than the outer quotes differ.
std::string_view unquote(const Field& field, std::string& scratch);

/// Returns the text without spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// The fields of one record; memory is reused for the next record.
class Record {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] const Field& operator[](std::size_t i) const noexcept { return fields_[i]; }
  [[nodiscard]] std::span<const Field> fields() const noexcept { return {fields_.data(), count_}; }

  /// Returns whether the line was empty; such a line is a record without fields, and not a row.
  [[nodiscard]] bool blank() const noexcept { return count_ == 0; }

  /// Returns the line of the file where the record starts.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// Returns whether the record ended at a line end, not at the end of the text.
  [[nodiscard]] bool ended_by_line() const noexcept { return ended_by_line_; }

  /// Returns the line of a quote that is never closed, or 0.
  [[nodiscard]] std::uint64_t open_quote_line() const noexcept { return open_quote_line_; }

  /// Returns the complete record byte for byte, without its line end.
  [[nodiscard]] std::string_view raw() const noexcept { return raw_; }

 private:
  friend class Tokenizer;
  std::vector<Field> fields_ = std::vector<Field>(128);
  std::size_t count_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t open_quote_line_ = 0;
  std::string_view raw_;
  bool ended_by_line_ = false;
};

/// Splits text into records and fields without copying. A quote opens a quoted field only at the start of a
/// field; records end at \n, \r\n or \r. Records, fields and lines are the same as in Python's csv.reader.
class Tokenizer {
 public:
  /// @throws bad_argument if the delimiter is a quote, a line end or not ASCII, or the text is 4 GiB or more
  Tokenizer(std::string_view text, char delimiter, std::uint64_t first_line = 1);

  /// Reads the next record; returns false at the end of the text.
  bool next(Record& record);

  /// Returns how many bytes have been read.
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

  /// Returns the line of the file where the next record starts.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  [[nodiscard]] std::uint64_t specials(std::size_t at) const noexcept;
  bool next_chunk() noexcept;
  std::size_t advance() noexcept;
  void read_delimited(Record& record, Field& open);
  std::size_t skip_quoted() noexcept;
  void end_line() noexcept;

  std::string_view text_;
  char delimiter_;
  std::size_t position_ = 0;
  std::uint64_t line_;
  // The current 64 bytes, and which of them are special and not yet consumed.
  std::size_t chunk_ = 0;
  std::uint64_t mask_ = 0;
};

}  // namespace intimetry::files
