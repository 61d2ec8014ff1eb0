#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Why a value is missing, or a remark on a value that is not. The list is closed.
enum class Flag : std::uint32_t {
  prorated = 1U << 0,
  too_few_answers = 1U << 1,
  out_of_range = 1U << 2,
  not_applicable = 1U << 3,
  not_interpreted = 1U << 4,
  gate_closed = 1U << 5,
  no_norms = 1U << 6,
  error_unknown = 1U << 7,
  zero_variance = 1U << 8,
  straight_lining = 1U << 9,
  beyond_norms = 1U << 10,
  long_run = 1U << 11,
  inconsistent = 1U << 12,
  outlying = 1U << 13,
  many_missing = 1U << 14,
};

struct FlagInfo {
  Flag flag;
  std::string_view name;
  std::string_view meaning;
};

inline constexpr std::array flag_table{
    FlagInfo{Flag::prorated, "prorated",
             "some items are unanswered; the score is estimated from the answered ones"},
    FlagInfo{Flag::too_few_answers, "too_few_answers",
             "fewer items answered than the missing rule requires; no score"},
    FlagInfo{Flag::out_of_range, "out_of_range",
             "at least one answer is not an option of its item and was not scored"},
    FlagInfo{Flag::not_applicable, "not_applicable", "at least one item was answered 'not applicable'"},
    FlagInfo{Flag::not_interpreted, "not_interpreted",
             "the scale has no meaning in this perspective; no score"},
    FlagInfo{Flag::gate_closed, "gate_closed",
             "the gate question closes the scale; the score is the one set for that"},
    FlagInfo{Flag::no_norms, "no_norms", "no norm describes this person's group; no standardised score"},
    FlagInfo{Flag::error_unknown, "error_unknown", "no source for the measurement error; no band"},
    FlagInfo{Flag::zero_variance, "zero_variance",
             "the answers do not vary; no interval can be computed from them"},
    FlagInfo{Flag::straight_lining, "straight_lining", "the same option was chosen throughout"},
    FlagInfo{Flag::beyond_norms, "beyond_norms",
             "nobody in the norm group had a score so low or so high; no percentile"},
    FlagInfo{Flag::long_run, "long_run",
             "the same option was chosen for half of the items or more, one after another"},
    FlagInfo{Flag::inconsistent, "inconsistent",
             "the two halves of the scales do not agree within this person"},
    FlagInfo{Flag::outlying, "outlying", "the pattern of answers is rare among these respondents"},
    FlagInfo{Flag::many_missing, "many_missing", "more than a fifth of the items are unanswered"},
};

/// A set of flags.
class Flags {
 public:
  constexpr Flags() = default;
  constexpr explicit Flags(std::uint32_t bits) : bits_(bits) {}
  constexpr Flags(Flag flag)
      : bits_(static_cast<std::uint32_t>(flag)) {}  // NOLINT: implicit, a flag is a
                                                    // set of one

  [[nodiscard]] constexpr bool has(Flag flag) const noexcept {
    return (bits_ & static_cast<std::uint32_t>(flag)) != 0;
  }
  [[nodiscard]] constexpr bool none() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return bits_; }
  constexpr Flags& operator|=(Flags other) noexcept {
    bits_ |= other.bits_;
    return *this;
  }
  friend constexpr Flags operator|(Flags a, Flags b) noexcept { return a |= b; }
  friend constexpr bool operator==(Flags, Flags) = default;

 private:
  std::uint32_t bits_ = 0;
};

constexpr Flags operator|(Flag a, Flag b) noexcept { return Flags(a) | Flags(b); }

/// Calls `use(name)` for each flag in the set, in the table's order.
template <class Use>
constexpr void for_each_flag(Flags flags, Use&& use) {
  for (const FlagInfo& row : flag_table) {
    if (flags.has(row.flag)) use(row.name);
  }
}

}  // namespace intimetry::INTIMETRY_MODE
