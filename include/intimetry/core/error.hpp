#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "intimetry: -ffast-math changes how missing values and sums behave; build without it"
#endif

namespace intimetry::INTIMETRY_MODE {

/// The error codes of exceptions and of single defects in a file. All language bindings use the same list.
enum class ErrorCode : int {
  // calls of the library
  bad_argument,
  shape_mismatch,
  not_available,
  // the command line
  bad_usage,
  unknown_id,
  // any JSON file
  json_syntax,
  wrong_type,
  missing_field,
  unknown_field,
  duplicate_field,
  bad_value,
  wrong_format,
  newer_format,
  // contents of an instrument file
  instrument_invalid,
  text_invalid,
  norms_invalid,
  duplicate_id,
  unknown_reference,
  empty_list,
  bad_range,
  figure_without_source,
  mixed_visibility,
  // couple and response files
  couple_invalid,
  response_invalid,
  unknown_partner,
  private_answer,
  consent_refused,
  not_seen_alone,
  // tables of answers
  data_syntax,
  data_encoding,
  data_columns,
  data_value,
  // files and the operating system
  file_not_found,
  file_read,
  file_write,
  file_locked,
  // bugs of the library
  internal
};

/// One row of the error table: the exit status, the Python class and the C status of a code.
struct ErrorInfo {
  ErrorCode code;
  std::string_view name;
  int exit_status;
  std::string_view python_class;
  std::string_view meaning;

  /// Returns the code's number in C; 0 is reserved for "no error".
  [[nodiscard]] constexpr int c_status() const noexcept { return static_cast<int>(code) + 1; }
};

inline constexpr std::array error_table{
    ErrorInfo{ErrorCode::bad_argument, "bad_argument", 2, "ValueError", "an argument is outside its domain"},
    ErrorInfo{ErrorCode::shape_mismatch, "shape_mismatch", 2, "ValueError",
              "arguments do not have the same size"},
    ErrorInfo{ErrorCode::not_available, "not_available", 2, "LookupError",
              "what was asked for does not exist here"},
    ErrorInfo{ErrorCode::bad_usage, "bad_usage", 2, "ValueError", "the command line cannot be understood"},
    ErrorInfo{ErrorCode::unknown_id, "unknown_id", 2, "LookupError",
              "no instrument, scale or item has this id"},
    ErrorInfo{ErrorCode::json_syntax, "json_syntax", 3, "InstrumentError", "the file is not JSON"},
    ErrorInfo{ErrorCode::wrong_type, "wrong_type", 3, "InstrumentError",
              "a field has another JSON type than expected"},
    ErrorInfo{ErrorCode::missing_field, "missing_field", 3, "InstrumentError", "a required field is absent"},
    ErrorInfo{ErrorCode::unknown_field, "unknown_field", 3, "InstrumentError",
              "a field that the format does not have"},
    ErrorInfo{ErrorCode::duplicate_field, "duplicate_field", 3, "InstrumentError",
              "one object has the same field twice"},
    ErrorInfo{ErrorCode::bad_value, "bad_value", 3, "InstrumentError", "a field's value is not allowed"},
    ErrorInfo{ErrorCode::wrong_format, "wrong_format", 3, "InstrumentError", "the file is of another kind"},
    ErrorInfo{ErrorCode::newer_format, "newer_format", 3, "InstrumentError",
              "the file was written by a newer version"},
    ErrorInfo{ErrorCode::instrument_invalid, "instrument_invalid", 3, "InstrumentError",
              "an instrument file has defects; each is listed"},
    ErrorInfo{ErrorCode::text_invalid, "text_invalid", 3, "InstrumentError",
              "a text file has defects; each is listed"},
    ErrorInfo{ErrorCode::norms_invalid, "norms_invalid", 3, "InstrumentError",
              "a norm file has defects, or is of another instrument; each is listed"},
    ErrorInfo{ErrorCode::duplicate_id, "duplicate_id", 3, "InstrumentError",
              "two things of one kind have the same id"},
    ErrorInfo{ErrorCode::unknown_reference, "unknown_reference", 3, "InstrumentError",
              "an id is used that nothing defines"},
    ErrorInfo{ErrorCode::empty_list, "empty_list", 3, "InstrumentError", "a list is empty that must not be"},
    ErrorInfo{ErrorCode::bad_range, "bad_range", 3, "InstrumentError", "a range or a count is impossible"},
    ErrorInfo{ErrorCode::figure_without_source, "figure_without_source", 3, "InstrumentError",
              "a figure does not say where it comes from"},
    ErrorInfo{ErrorCode::mixed_visibility, "mixed_visibility", 3, "InstrumentError",
              "a score that others see would contain an answer that they may not see"},
    ErrorInfo{ErrorCode::couple_invalid, "couple_invalid", 4, "DataError",
              "a couple file has defects; each is listed"},
    ErrorInfo{ErrorCode::response_invalid, "response_invalid", 4, "DataError",
              "a response file has defects; each is listed"},
    ErrorInfo{ErrorCode::unknown_partner, "unknown_partner", 4, "DataError",
              "the couple has no such partner"},
    ErrorInfo{ErrorCode::private_answer, "private_answer", 4, "DataError",
              "the answer to a clinician item is in a file that others read"},
    ErrorInfo{ErrorCode::consent_refused, "consent_refused", 4, "DataError",
              "a consent has no effect: consent was withdrawn on a later date"},
    ErrorInfo{ErrorCode::not_seen_alone, "not_seen_alone", 4, "DataError",
              "a joint report needs the record that each partner was seen alone"},
    ErrorInfo{ErrorCode::data_syntax, "data_syntax", 4, "DataError",
              "a table cannot be split into rows and columns"},
    ErrorInfo{ErrorCode::data_encoding, "data_encoding", 4, "DataError",
              "a table is not UTF-8 or uses decimal commas"},
    ErrorInfo{ErrorCode::data_columns, "data_columns", 4, "DataError",
              "columns are missing, duplicate or in conflict"},
    ErrorInfo{ErrorCode::data_value, "data_value", 4, "DataError",
              "an answer is not a number, or not an option of its item"},
    ErrorInfo{ErrorCode::file_not_found, "file_not_found", 5, "FileNotFoundError", "no such file"},
    ErrorInfo{ErrorCode::file_read, "file_read", 5, "OSError", "a file cannot be read"},
    ErrorInfo{ErrorCode::file_write, "file_write", 5, "OSError",
              "a file cannot be written; the old one is untouched"},
    ErrorInfo{ErrorCode::file_locked, "file_locked", 5, "OSError", "another program is writing the file"},
    ErrorInfo{ErrorCode::internal, "internal", 1, "RuntimeError", "a bug in this library; please report it"},
};

/// Returns the table's row for a code.
constexpr const ErrorInfo& info(ErrorCode code) noexcept {
  return error_table[static_cast<std::size_t>(code)];
}

/// Returns `token` as one step of a JSON pointer, with "~" and "/" escaped.
std::string pointer_step(std::string_view token);

/// One defect of a file: its code, its place (a JSON pointer), and a message.
struct Defect {
  ErrorCode code;
  std::string where;
  std::string message;
  friend bool operator==(const Defect&, const Defect&) = default;
};

/// The only exception type. `what()` is the complete message for a person and lists the defects of a file.
/// Text quoted from files is escaped, so that it cannot control the terminal (see `visible`).
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::vector<Defect> defects = {})
      : std::runtime_error(compose(message, defects)), code_(code), defects_(std::move(defects)) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] int exit_status() const noexcept { return info(code_).exit_status; }
  [[nodiscard]] const std::vector<Defect>& defects() const noexcept { return defects_; }

 private:
  static std::string compose(const std::string& message, const std::vector<Defect>& defects);

  ErrorCode code_;
  std::vector<Defect> defects_;
};

/// Throws the defects of a file, if there are any; `name` is what messages call the file.
void throw_defects(ErrorCode code, std::string_view name, const std::vector<Defect>& defects);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/error.ipp"
#endif
