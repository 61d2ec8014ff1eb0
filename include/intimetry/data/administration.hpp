#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One respondent's answer to one item: a number, missing, or not applicable.
class Answer {
 public:
  /// A missing answer.
  constexpr Answer() = default;
  /// @throws Error(bad_argument) unless the number is finite
  explicit Answer(double number) : kind_(Kind::number), number_(number) {
    require(std::isfinite(number), ErrorCode::bad_argument, "Answer", "number", "expected a finite number");
  }
  static constexpr Answer not_applicable() noexcept {
    Answer answer;
    answer.kind_ = Kind::not_applicable;
    return answer;
  }

  [[nodiscard]] constexpr bool is_number() const noexcept { return kind_ == Kind::number; }
  [[nodiscard]] constexpr bool is_missing() const noexcept { return kind_ == Kind::missing; }
  [[nodiscard]] constexpr bool is_not_applicable() const noexcept { return kind_ == Kind::not_applicable; }

  /// Returns the number; NaN if it is missing or not applicable.
  [[nodiscard]] constexpr double number() const noexcept {
    return is_number() ? number_ : std::numeric_limits<double>::quiet_NaN();
  }
  friend constexpr bool operator==(const Answer&, const Answer&) = default;

 private:
  enum class Kind : unsigned char { missing, not_applicable, number };
  Kind kind_ = Kind::missing;
  double number_ = 0;
};

struct ItemAnswer {
  std::string item;
  Answer answer;
  friend bool operator==(const ItemAnswer&, const ItemAnswer&) = default;
};

/// The contents of a response file: an administration without the partner.
struct Response {
  std::string instrument;
  std::string version;
  Perspective perspective = Perspective::now;
  Date date;
  std::optional<std::string> language;  // the form's, if known
  std::vector<ItemAnswer> answers;      // in the file's order, which may differ from the instrument's
  friend bool operator==(const Response&, const Response&) = default;
};

/// One respondent's answers to one instrument in one perspective on one date.
struct Administration {
  std::string partner;
  std::string instrument;
  std::string version;
  Perspective perspective = Perspective::now;
  Date date;
  std::optional<std::string> language;
  std::vector<ItemAnswer> answers;
  friend bool operator==(const Administration&, const Administration&) = default;
};

/// Returns the response as an administration of this partner.
Administration administration_of(std::string_view partner, const Response& response);

/// Returns the answer to an item, or null if the administration does not have it.
/// Works for administrations and responses.
template <class Answered>
const Answer* answer_to(const Answered& answered, std::string_view item) noexcept {
  for (const ItemAnswer& given : answered.answers) {
    if (given.item == item) return &given.answer;
  }
  return nullptr;
}

/// Returns whether two administrations have the same partner, instrument, perspective and date.
bool same_administration(const Administration& a, const Administration& b) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/administration.ipp"
#endif
