#include "files/csv_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "intimetry/core/check.hpp"

namespace intimetry::files {
namespace {

constexpr std::size_t known_bits = 10;

}  // namespace

std::size_t format_double(double value, std::span<char, double_text_size> out) noexcept {
  const double magnitude = std::fabs(value);
  const bool plain = value == 0.0 || (magnitude >= 1e-4 && magnitude < 1e16);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto written = std::to_chars(out.data(), out.data() + out.size(), value, format);
  return static_cast<std::size_t>(written.ptr - out.data());
}

RowWriter::RowWriter(char delimiter, std::string_view line_end)
    : delimiter_(delimiter), line_end_(line_end), known_(std::size_t{1} << known_bits) {
  require(delimiter != '"' && delimiter != '\n' && delimiter != '\r', ErrorCode::bad_argument, "RowWriter",
          "delimiter", "must not be a quote or line end");
  require(line_end == "\n" || line_end == "\r\n", ErrorCode::bad_argument, "RowWriter", "line_end",
          "must be \\n or \\r\\n");
  // Only a NaN has the key of an empty entry, and NaN is never looked up.
  for (Formatted& entry : known_) entry.bits = ~std::uint64_t{0};
}

// Reserves memory for a delimiter, the field, and the line end of end_row.
char* RowWriter::open_field(std::size_t longest) {
  const std::size_t needed = size_ + longest + 8;
  if (needed > capacity_) {
    const std::size_t capacity = std::max(needed, std::max<std::size_t>(4096, 2 * capacity_));
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    if (size_ != 0) std::memcpy(larger.get(), memory_.get(), size_);
    memory_ = std::move(larger);
    capacity_ = capacity;
  }
  if (in_row_) memory_[size_++] = delimiter_;
  in_row_ = true;
  return memory_.get() + size_;
}

void RowWriter::raw(std::string_view fields) {
  char* const out = open_field(fields.size());
  if (!fields.empty()) std::memcpy(out, fields.data(), fields.size());
  size_ += fields.size();
}

void RowWriter::text(std::string_view field) {
  const auto special = [this](char c) { return c == delimiter_ || c == '"' || c == '\n' || c == '\r'; };
  if (std::none_of(field.begin(), field.end(), special)) {
    raw(field);
    return;
  }
  char* out = open_field(2 * field.size() + 2);
  *out++ = '"';
  for (const char c : field) {
    if (c == '"') *out++ = '"';
    *out++ = c;
  }
  *out++ = '"';
  size_ = static_cast<std::size_t>(out - memory_.get());
}

void RowWriter::number(std::int64_t value) {
  char* const out = open_field(20);
  size_ += static_cast<std::size_t>(std::to_chars(out, out + 20, value).ptr - out);
}

void RowWriter::number(double value) {
  if (std::isnan(value)) {
    raw({});
    return;
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  const bool whole =
      std::fabs(value) < 1e15 && value == static_cast<double>(static_cast<std::int64_t>(value));
  constexpr std::uint64_t minus_zero = std::uint64_t{1} << 63U;
  if (whole && bits != minus_zero) {
    number(static_cast<std::int64_t>(value));
    return;
  }
  const Formatted& known = formatted(value, bits);
  char* const out = open_field(double_text_size);
  std::memcpy(out, known.text.data(), double_text_size);
  size_ += known.size;
}

const RowWriter::Formatted& RowWriter::formatted(double value, std::uint64_t bits) {
  Formatted& entry = known_[(bits * 0x9E3779B97F4A7C15ULL) >> (64 - known_bits)];
  if (entry.bits != bits) {
    entry.size = static_cast<std::uint8_t>(format_double(value, entry.text));
    entry.bits = bits;
  }
  return entry;
}

void RowWriter::end_row() {
  const bool would_be_blank = size_ == row_start_;
  if (would_be_blank) {
    if (!in_row_) raw({});
    memory_[size_++] = '"';
    memory_[size_++] = '"';
  }
  std::memcpy(memory_.get() + size_, line_end_.data(), line_end_.size());
  size_ += line_end_.size();
  row_start_ = size_;
  in_row_ = false;
}

void RowWriter::clear() noexcept {
  size_ = 0;
  row_start_ = 0;
  in_row_ = false;
}

}  // namespace intimetry::files
