#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv_tokenizer.hpp"

namespace intimetry::files {

enum class AnswerKind : unsigned char { number, missing, not_applicable, text };

/// The content of a cell; `value` is only used for a number.
struct Answer {
  double value = 0.0;
  AnswerKind kind = AnswerKind::text;
};

/// Returns whether a field is a number with a decimal comma, such as "3,5". Such numbers are not accepted,
/// but messages give a hint.
bool looks_like_decimal_comma(std::string_view text) noexcept;

/// Reads cells as answers. Spaces and tabs around a cell, and quotes, are ignored. Numbers are decimal: sign,
/// digits, point, exponent; not hexadecimal or infinite, and within the range of double. Missing: an empty
/// cell, ".", and in any letter case "NA" and "NaN". Not applicable: "n/a" in any letter case. The user's own
/// missing tokens come first; one that is a number stands for all its spellings ("-99" for "-99.0").
/// Everything else is text, which the caller maps or refuses.
class AnswerReader {
 public:
  explicit AnswerReader(std::vector<std::string> missing_tokens = {});

  /// Reads one cell.
  [[nodiscard]] Answer read(const Field& field) const {
    // Most cells of a questionnaire have one digit.
    if (field.size == 1) return one_byte_[static_cast<unsigned char>(*field.data)];
    return read_any(field);
  }

 private:
  [[nodiscard]] Answer read_any(const Field& field) const;
  [[nodiscard]] Answer read_text(std::string_view text) const;
  [[nodiscard]] Answer answer_of(double number) const;

  std::vector<std::string> missing_tokens_;
  std::vector<double> missing_numbers_;
  std::array<Answer, 256> one_byte_;
};

}  // namespace intimetry::files
