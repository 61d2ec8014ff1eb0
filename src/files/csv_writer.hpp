#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace intimetry::files {

/// The longest text of `format_double`.
inline constexpr std::size_t double_text_size = 24;

/// Writes a number and returns the length of the text: the fewest digits that read back as the same double,
/// in the format of Python's repr, except that whole numbers have no ".0" (12, 12.5, 0.0001, 1e-05, 1e+16,
/// -0).
std::size_t format_double(double value, std::span<char, double_text_size> out) noexcept;

/// Writes rows of a table to memory. Not shared between threads; the same input gives the same bytes.
class RowWriter {
 public:
  explicit RowWriter(char delimiter = ',', std::string_view line_end = "\n");

  /// Appends a field, with quotes only if it contains a delimiter, a quote or a line end.
  void text(std::string_view field);

  /// Appends the bytes of one or more raw fields.
  void raw(std::string_view fields);

  /// Appends a number as `format_double` writes it. @missing NaN is an empty field
  void number(double value);
  void number(std::int64_t value);

  /// Ends the row. A row of one empty field is written as "", because an empty line is not a row.
  void end_row();

  [[nodiscard]] std::string_view written() const noexcept { return {memory_.get(), size_}; }
  void clear() noexcept;

 private:
  // Scores have few different values, so most doubles have been formatted before.
  struct Formatted {
    std::uint64_t bits = 0;
    std::array<char, double_text_size> text{};
    std::uint8_t size = 0;
  };

  char* open_field(std::size_t longest);
  const Formatted& formatted(double value, std::uint64_t bits);

  char delimiter_;
  std::string_view line_end_;
  std::unique_ptr<char[]> memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::size_t row_start_ = 0;
  bool in_row_ = false;
  std::vector<Formatted> known_;
};

}  // namespace intimetry::files
