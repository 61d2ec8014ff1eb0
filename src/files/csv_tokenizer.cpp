#include "files/csv_tokenizer.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "files/csv_chunk.hpp"
#include "intimetry/core/check.hpp"

namespace intimetry::files {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view unquote(const Field& field, std::string& scratch) {
  std::string_view rest = field.raw();
  if (!field.quoted) return rest;
  rest.remove_prefix(1);
  std::size_t quote = rest.find('"');
  if (quote == std::string_view::npos) return rest;
  if (quote + 1 == rest.size()) return rest.substr(0, quote);
  scratch.clear();
  while (quote != std::string_view::npos) {
    scratch += rest.substr(0, quote);
    rest.remove_prefix(quote + 1);
    // Everything after the closing quote is literal, including further quotes.
    if (rest.empty() || rest.front() != '"') break;
    scratch += '"';
    rest.remove_prefix(1);
    quote = rest.find('"');
  }
  return scratch += rest;
}

Tokenizer::Tokenizer(std::string_view text, char delimiter, std::uint64_t first_line)
    : text_(text), delimiter_(delimiter), line_(first_line) {
  require(delimiter != '"' && delimiter != '\n' && delimiter != '\r' && (delimiter & 0x80) == 0,
          ErrorCode::bad_argument, "Tokenizer", "delimiter", "must be ASCII, and not a quote or line end");
  require(text.size() < std::numeric_limits<std::uint32_t>::max(), ErrorCode::bad_argument, "Tokenizer",
          "text", "must be under 4 GiB");
  if (!text_.empty()) mask_ = specials(0);
}

std::uint64_t Tokenizer::specials(std::size_t at) const noexcept {
  const std::size_t left = text_.size() - at;
  if (left >= chunk_size) return any_mask(text_.data() + at, delimiter_, '\n', '\r', '"');
  std::array<char, chunk_size> padded{};
  std::memcpy(padded.data(), text_.data() + at, left);
  const std::uint64_t mask = any_mask(padded.data(), delimiter_, '\n', '\r', '"');
  return mask & ((std::uint64_t{1} << left) - 1);
}

inline bool Tokenizer::next_chunk() noexcept {
  if (text_.size() - chunk_ <= chunk_size) return false;
  chunk_ += chunk_size;
  mask_ = specials(chunk_);
  return true;
}

// Returns the position of the next delimiter, quote or line-end byte, or the text's size.
inline std::size_t Tokenizer::advance() noexcept {
  while (mask_ == 0) {
    if (!next_chunk()) return text_.size();
  }
  const std::size_t at = chunk_ + static_cast<std::size_t>(std::countr_zero(mask_));
  mask_ &= mask_ - 1;
  return at;
}

// Reads the fields of the chunk up to its next quote or line end. `open` is a field without its end.
inline void Tokenizer::read_delimited(Record& record, Field& open) {
  if (record.fields_.size() - record.count_ <= chunk_size) record.fields_.resize(2 * record.fields_.size());
  const char* const bytes = text_.data() + chunk_;
  Field* out = record.fields_.data() + record.count_;
  // Local copies, so that the compiler need not reload them after every store to a field.
  Field field = open;
  std::uint64_t mask = mask_;
  for (; mask != 0; mask &= mask - 1) {
    const char* const end = bytes + std::countr_zero(mask);
    if (*end != delimiter_) break;
    field.size = static_cast<std::uint32_t>(end - field.data);
    *out++ = field;
    field = Field{.data = end + 1};
  }
  open = field;
  mask_ = mask;
  record.count_ = static_cast<std::size_t>(out - record.fields_.data());
}

// Called after an opening quote; returns the position of the closing one, or the text's size.
std::size_t Tokenizer::skip_quoted() noexcept {
  const std::size_t size = text_.size();
  for (std::size_t at = advance(); at != size; at = advance()) {
    const char next = at + 1 == size ? '\0' : text_[at + 1];
    if (text_[at] == '"') {
      if (next != '"') return at;
      advance();
    } else if (text_[at] == '\n' || (text_[at] == '\r' && next != '\n')) {
      ++line_;
    }
  }
  return size;
}

bool Tokenizer::next(Record& record) {
  const std::size_t size = text_.size();
  if (position_ == size) return false;
  const std::size_t first = position_;
  Field open{.data = text_.data() + first};
  record.count_ = 0;
  record.line_ = line_;
  record.open_quote_line_ = 0;
  record.ended_by_line_ = false;
  std::size_t at = size;
  for (;;) {
    read_delimited(record, open);
    if (mask_ == 0) {
      if (next_chunk()) continue;
      at = size;
      break;
    }
    at = advance();
    if (text_[at] != '"') {
      record.ended_by_line_ = true;
      break;
    }
    if (text_.data() + at != open.data) continue;
    open.quoted = true;
    const std::uint64_t line = line_;
    if (skip_quoted() == size) record.open_quote_line_ = line;
  }
  open.size = static_cast<std::uint32_t>(text_.data() + at - open.data);
  if (at != first) record.fields_[record.count_++] = open;
  record.raw_ = text_.substr(first, at - first);
  position_ = at;
  if (record.ended_by_line_) end_line();
  return true;
}

void Tokenizer::end_line() noexcept {
  ++line_;
  const bool returned = text_[position_++] == '\r';
  if (returned && position_ != text_.size() && text_[position_] == '\n') {
    advance();
    ++position_;
  }
}

}  // namespace intimetry::files
