#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE::io::detail {

using Json = nlohmann::ordered_json;

/// Returns the kind of a value, for a message.
inline std::string kind_of(const Json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() <= 40) return "the text '" + text + "'";
    std::size_t end = 40;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
      --end;  // not within a UTF-8
              // sequence
    return "the text '" + text.substr(0, end) + "...'";
  }
  if (value.is_number()) return "the number " + value.dump();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_null()) return "null";
  return value.is_array() ? "a list" : "an object";
}

inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Reads the fields of one JSON object. A defect is noted in the list and a harmless value is returned, so
/// that one pass finds all defects. `close` notes the fields that were never read.
class JsonObject {
 public:
  JsonObject(const Json& value, std::string pointer, std::vector<Defect>& defects)
      : pointer_(std::move(pointer)), defects_(defects) {
    if (value.is_object()) {
      object_ = &value;
    } else {
      note(ErrorCode::wrong_type, pointer_, "expected an object, found " + kind_of(value));
    }
  }

  [[nodiscard]] const std::string& pointer() const noexcept { return pointer_; }
  [[nodiscard]] std::string pointer_to(std::string_view field) const {
    return pointer_ + pointer_step(field);
  }
  void note(ErrorCode code, std::string where, std::string message) {
    defects_.push_back({code, std::move(where), std::move(message)});
  }

  /// Returns the field's value, or null if it is absent; an absent required field is a defect.
  const Json* field(std::string_view name, bool required) {
    asked_.emplace_back(name);
    if (object_ == nullptr) return nullptr;
    const auto found = object_->find(std::string(name));
    if (found != object_->end()) return &*found;
    if (required) {
      note(ErrorCode::missing_field, pointer_to(name), "the field '" + std::string(name) + "' is missing");
    }
    return nullptr;
  }

  std::optional<std::string> optional_text(std::string_view name) {
    return text_of(field(name, false), name);
  }
  std::string text(std::string_view name) { return text_of(field(name, true), name).value_or(""); }

  std::optional<double> optional_number(std::string_view name) { return number_of(field(name, false), name); }
  double number(std::string_view name, double otherwise) { return optional_number(name).value_or(otherwise); }
  double number(std::string_view name) { return number_of(field(name, true), name).value_or(0); }

  std::optional<int> optional_integer(std::string_view name) { return integer_of(field(name, false), name); }
  int integer(std::string_view name) { return integer_of(field(name, true), name).value_or(0); }

  bool boolean(std::string_view name, bool otherwise) {
    const Json* value = field(name, false);
    if (value == nullptr) return otherwise;
    if (value->is_boolean()) return value->get<bool>();
    note(ErrorCode::wrong_type, pointer_to(name), "expected true or false, found " + kind_of(*value));
    return otherwise;
  }

  template <class Enum>
  std::optional<Enum> optional_word(std::string_view name) {
    return word_of<Enum>(field(name, false), pointer_to(name));
  }
  template <class Enum>
  Enum word(std::string_view name) {
    return word_of<Enum>(field(name, true), pointer_to(name)).value_or(Enum{});
  }

  template <class Enum>
  std::optional<Enum> word_of(const Json* value, const std::string& where) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
      note(ErrorCode::wrong_type, where, "expected " + word_list<Enum>() + ", found " + kind_of(*value));
      return std::nullopt;
    }
    const auto found = from_word<Enum>(value->get_ref<const std::string&>());
    if (!found)
      note(ErrorCode::bad_value, where, "expected " + word_list<Enum>() + ", found " + kind_of(*value));
    return found;
  }

  /// Calls `read(element, pointer)` for each element of a list.
  template <class Read>
  void list(std::string_view name, bool required, const Read& read) {
    const Json* value = field(name, required);
    if (value == nullptr) return;
    if (!value->is_array()) {
      note(ErrorCode::wrong_type, pointer_to(name), "expected a list, found " + kind_of(*value));
      return;
    }
    std::size_t index = 0;
    for (const Json& element : *value) read(element, pointer_to(name) + "/" + std::to_string(index++));
  }

  /// Calls `read(key, value, pointer)` for each field of an object.
  template <class Read>
  void entries(std::string_view name, bool required, const Read& read) {
    const Json* value = field(name, required);
    if (value == nullptr) return;
    if (!value->is_object()) {
      note(ErrorCode::wrong_type, pointer_to(name), "expected an object, found " + kind_of(*value));
      return;
    }
    for (const auto& [key, inner] : value->items()) read(key, inner, pointer_to(name) + pointer_step(key));
  }

  /// Calls `read(object)` for each element of a list, and closes it. An element that is not an object is
  /// noted and read as an empty object without further defects, so that indices agree with the file.
  template <class Read>
  void objects(std::string_view name, bool required, const Read& read) {
    list(name, required, [&](const Json& element, const std::string& where) {
      JsonObject inner(element, where, defects_);
      read(inner);
      inner.close();
    });
  }

  /// Calls `read(object)` for the object in a field, if the field exists, and closes it.
  template <class Read>
  void optional_object(std::string_view name, const Read& read) {
    read_object(field(name, false), name, read);
  }
  template <class Read>
  void required_object(std::string_view name, const Read& read) {
    read_object(field(name, true), name, read);
  }

  std::vector<std::string> texts(std::string_view name, bool required) {
    std::vector<std::string> result;
    list(name, required, [&](const Json& element, const std::string& where) {
      if (element.is_string()) {
        result.push_back(element.get<std::string>());
      } else {
        note(ErrorCode::wrong_type, where, "expected a text, found " + kind_of(element));
        result.emplace_back();
      }
    });
    return result;
  }

  /// Returns a required list of numbers.
  std::vector<double> numbers(std::string_view name) {
    std::vector<double> result;
    list(name, true, [&](const Json& element, const std::string& where) {
      if (element.is_number()) {
        result.push_back(element.get<double>());
      } else {
        note(ErrorCode::wrong_type, where, "expected a number, found " + kind_of(element));
      }
    });
    return result;
  }

  /// Notes every field that was never read, with the nearest known field.
  void close() {
    if (object_ == nullptr) return;
    for (const auto& [key, value] : object_->items()) {
      bool known = false;
      for (const std::string& name : asked_) known = known || name == key;
      if (!known) {
        note(ErrorCode::unknown_field, pointer_to(key),
             "there is no field '" + key + "'" + did_you_mean(key, asked_));
      }
    }
  }

 private:
  template <class Read>
  void read_object(const Json* value, std::string_view name, const Read& read) {
    if (value == nullptr) return;
    JsonObject inner(*value, pointer_to(name), defects_);
    if (inner.object_ == nullptr) return;
    read(inner);
    inner.close();
  }

  std::optional<std::string> text_of(const Json* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) {
      note(ErrorCode::wrong_type, pointer_to(name), "expected a text, found " + kind_of(*value));
      return std::nullopt;
    }
    return value->get<std::string>();
  }

  std::optional<double> number_of(const Json* value, std::string_view name) {
    if (value == nullptr) return std::nullopt;
    if (!value->is_number()) {
      note(ErrorCode::wrong_type, pointer_to(name), "expected a number, found " + kind_of(*value));
      return std::nullopt;
    }
    return value->get<double>();
  }

  std::optional<int> integer_of(const Json* value, std::string_view name) {
    const auto number = number_of(value, name);
    if (!number) return std::nullopt;
    if (*number != std::floor(*number) || std::abs(*number) > std::numeric_limits<int>::max()) {
      note(ErrorCode::bad_value, pointer_to(name), "expected a whole number, found " + kind_of(*value));
      return std::nullopt;
    }
    return static_cast<int>(*number);
  }

  const Json* object_ = nullptr;
  std::string pointer_;
  std::vector<Defect>& defects_;
  std::vector<std::string> asked_;
};

/// Returns whether a reading defect was noted at this defect's place or around it, so that this one repeats
/// it.
inline bool is_echo(const std::vector<Defect>& noted, const Defect& defect) {
  for (const Defect& earlier : noted) {
    const bool of_reading = earlier.code == ErrorCode::wrong_type ||
                            earlier.code == ErrorCode::missing_field || earlier.code == ErrorCode::bad_value;
    if (!of_reading || earlier.where.empty()) continue;
    if (defect.where == earlier.where || defect.where.rfind(earlier.where + "/", 0) == 0) return true;
  }
  return false;
}

/// Notes a defect unless the field `format` is "KIND/1": the file is of another kind, or of a later version.
inline void check_format(JsonObject& object, std::string_view kind) {
  const Json* value = object.field("format", true);
  if (value == nullptr) return;
  const std::string expected = std::string(kind) + "/1";
  if (value->is_string() && value->get_ref<const std::string&>() == expected) return;
  const std::string found = value->is_string() ? value->get<std::string>() : std::string();
  const std::string prefix = std::string(kind) + "/";
  const bool later = found.size() > prefix.size() && found.compare(0, prefix.size(), prefix) == 0 &&
                     found.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
  object.note(later ? ErrorCode::newer_format : ErrorCode::wrong_format, object.pointer_to("format"),
              "expected '" + expected + "', found " + kind_of(*value) +
                  (later ? "; this file needs a newer version of Intimetry" : ""));
}

/// Reads the field `format`. A file of another kind or of a later version is not read further, because other
/// defects would mislead.
inline void read_format(JsonObject& object, std::string_view kind, ErrorCode code, std::string_view name,
                        std::vector<Defect>& defects) {
  check_format(object, kind);
  if (defects.empty()) return;
  const Defect last = defects.back();
  if (last.code == ErrorCode::wrong_format || last.code == ErrorCode::newer_format) {
    throw_defects(code, name, {last});
  }
}

}  // namespace intimetry::INTIMETRY_MODE::io::detail
