#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intimetry::files {

/// One field as it stands in the text: its own bytes, quotes included.
struct Field {
  const char* data = nullptr;
  std::uint32_t size = 0;
  bool quoted = false;

  [[nodiscard]] std::string_view raw() const noexcept { return {data, size}; }
};

/// Returns what a field says: the quotes taken off, "" read as ", text after a closing quote kept.
/// The view is of the text itself, or of `scratch` where the two differ by more than the outer quotes.
std::string_view unquote(const Field& field, std::string& scratch);

/// Returns the text without the blanks and tabs around it.
std::string_view trimmed(std::string_view text);

/// The fields of one record, reused from record to record.
class Record {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] const Field& operator[](std::size_t i) const noexcept { return fields_[i]; }
  [[nodiscard]] std::span<const Field> fields() const noexcept { return {fields_.data(), count_}; }

  /// Returns whether the line was wholly empty; such a line is a record without fields, and no row.
  [[nodiscard]] bool blank() const noexcept { return count_ == 0; }

  /// Returns the file line that the record starts on.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  /// Returns whether a line end was seen, rather than the end of the text.
  [[nodiscard]] bool ended_by_line() const noexcept { return ended_by_line_; }

  /// Returns the line of the quote that was open when the text ended, 0 if none was.
  [[nodiscard]] std::uint64_t open_quote_line() const noexcept { return open_quote_line_; }

  /// Returns the whole record byte for byte, without its line end.
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

/// Splits text into records and fields without copying. A quote opens a quoted field at the start of a
/// field only; records end at \n, \r\n or \r. The same records, fields and lines as Python's csv.reader.
class Tokenizer {
 public:
  /// @throws bad_argument if the delimiter is a quote, a line end or not ASCII, or the text is 4 GiB or more
  Tokenizer(std::string_view text, char delimiter, std::uint64_t first_line = 1);

  /// Reads the next record; returns false at the end of the text.
  bool next(Record& record);

  /// Returns how many bytes have been read.
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

  /// Returns the file line that the next record starts on.
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
  // The 64 bytes being looked at, and which of them are special and not yet consumed.
  std::size_t chunk_ = 0;
  std::uint64_t mask_ = 0;
};

}  // namespace intimetry::files
