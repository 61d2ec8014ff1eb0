#include "files/csv_number.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

#include "files/csv_tokenizer.hpp"

namespace intimetry::files {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::string_view without_sign(std::string_view text) noexcept {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return text;
}

// `lower` must be in lower case.
bool equals_any_case(std::string_view text, std::string_view lower) noexcept {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// Parses a number of at most 15 digits, without sign or exponent; not "." alone. Digits and power of ten are
// exact as doubles, so their quotient is the nearest double.
inline std::optional<double> parse_short(std::string_view digits) noexcept {
  constexpr std::array powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (digits.size() > 16) return std::nullopt;
  std::size_t point = digits.size();
  std::int64_t value = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (is_digit(digits[i])) {
      value = 10 * value + (digits[i] - '0');
    } else if (digits[i] == '.' && point == digits.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  if (point == digits.size())
    return digits.size() > 15 ? std::nullopt : std::optional(static_cast<double>(value));
  return static_cast<double>(value) / powers[digits.size() - point - 1];
}

std::optional<double> parse_number(std::string_view text) noexcept {
  const std::string_view digits = without_sign(text);
  // from_chars would also accept "inf" and "nan".
  const bool starts_right =
      !digits.empty() &&
      (is_digit(digits[0]) || (digits[0] == '.' && digits.size() > 1 && is_digit(digits[1])));
  if (!starts_right) return std::nullopt;
  if (const auto value = parse_short(digits)) return text.front() == '-' ? -*value : *value;
  double value = 0.0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, problem] = std::from_chars(digits.data(), end, value, std::chars_format::general);
  if (problem != std::errc() || stopped != end) return std::nullopt;
  return text.front() == '-' ? -value : value;
}

}  // namespace

bool looks_like_decimal_comma(std::string_view text) noexcept {
  const std::string_view digits = without_sign(trimmed(text));
  const std::size_t comma = digits.find(',');
  if (comma == std::string_view::npos || digits.size() < 2) return false;
  const std::string_view fraction = digits.substr(comma + 1);
  return !fraction.empty() &&
         std::all_of(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(comma), is_digit) &&
         std::all_of(fraction.begin(), fraction.end(), is_digit);
}

AnswerReader::AnswerReader(std::vector<std::string> missing_tokens)
    : missing_tokens_(std::move(missing_tokens)) {
  for (std::string& token : missing_tokens_) {
    token = std::string(trimmed(token));
    if (const auto number = parse_number(token)) missing_numbers_.push_back(*number);
  }
  for (std::size_t byte = 0; byte < one_byte_.size(); ++byte) {
    const char c = static_cast<char>(byte);
    one_byte_[byte] = read_text({&c, 1});
  }
}

Answer AnswerReader::read_any(const Field& field) const {
  if (field.size == 0) return {.kind = AnswerKind::missing};
  // First the most frequent form of a number.
  if (const auto number = parse_short(field.raw())) return answer_of(*number);
  if (!field.quoted) return read_text(field.raw());
  const bool one_byte = field.size == 3 && field.data[1] != '"' && field.data[2] == '"';
  if (one_byte) return one_byte_[static_cast<unsigned char>(field.data[1])];
  std::string scratch;
  return read_text(unquote(field, scratch));
}

// A missing token that is a number is compared as a number: equal text is an equal number.
Answer AnswerReader::answer_of(double number) const {
  const bool missing =
      std::find(missing_numbers_.begin(), missing_numbers_.end(), number) != missing_numbers_.end();
  return {.value = number, .kind = missing ? AnswerKind::missing : AnswerKind::number};
}

Answer AnswerReader::read_text(std::string_view text) const {
  text = trimmed(text);
  if (const auto number = parse_number(text)) return answer_of(*number);
  const bool missing =
      text.empty() || text == "." || equals_any_case(text, "na") || equals_any_case(text, "nan") ||
      std::find(missing_tokens_.begin(), missing_tokens_.end(), text) != missing_tokens_.end();
  if (missing) return {.kind = AnswerKind::missing};
  if (equals_any_case(text, "n/a")) return {.kind = AnswerKind::not_applicable};
  return {.kind = AnswerKind::text};
}

}  // namespace intimetry::files
