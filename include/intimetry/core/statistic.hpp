#pragma once

#include <array>
#include <limits>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Why a statistic is missing; `not_missing` if it has a value.
enum class MissingReason : unsigned char {
  not_missing,
  number_of_items,
  too_few_cases,
  zero_variance,
  contradictory,
  singular,
  not_converged,
  error_unknown,
  not_answered,
  other_version,
  no_norms,
  beyond_norms,
  collinear,
  denominator_near_zero,
};

template <>
struct Words<MissingReason> {
  static constexpr std::array table{
      Word<MissingReason>{MissingReason::not_missing, "not_missing"},
      Word<MissingReason>{MissingReason::number_of_items, "number_of_items"},
      Word<MissingReason>{MissingReason::too_few_cases, "too_few_cases"},
      Word<MissingReason>{MissingReason::zero_variance, "zero_variance"},
      Word<MissingReason>{MissingReason::contradictory, "contradictory"},
      Word<MissingReason>{MissingReason::singular, "singular"},
      Word<MissingReason>{MissingReason::not_converged, "not_converged"},
      Word<MissingReason>{MissingReason::error_unknown, "error_unknown"},
      Word<MissingReason>{MissingReason::not_answered, "not_answered"},
      Word<MissingReason>{MissingReason::other_version, "other_version"},
      Word<MissingReason>{MissingReason::no_norms, "no_norms"},
      Word<MissingReason>{MissingReason::beyond_norms, "beyond_norms"},
      Word<MissingReason>{MissingReason::collinear, "collinear"},
      Word<MissingReason>{MissingReason::denominator_near_zero, "denominator_near_zero"}};
};

/// Returns the missing reason as a clause for a person; empty if nothing is missing.
constexpr std::string_view explain(MissingReason reason) noexcept {
  switch (reason) {
    case MissingReason::not_missing:
      return "";
    case MissingReason::number_of_items:
      return "it does not exist for this number of items";
    case MissingReason::too_few_cases:
      return "too few cases have the answers that it needs";
    case MissingReason::zero_variance:
      return "the answers do not vary";
    case MissingReason::contradictory:
      return "the variances that it needs contradict each other";
    case MissingReason::singular:
      return "the answers to one item are determined by those to others, or there are fewer cases than items";
    case MissingReason::not_converged:
      return "the estimation did not converge";
    case MissingReason::error_unknown:
      return "nothing says how large the measurement error is";
    case MissingReason::not_answered:
      return "answers that it needs are missing";
    case MissingReason::other_version:
      return "the answers were given to different versions of the instrument";
    case MissingReason::no_norms:
      return "no norms describe couples like these";
    case MissingReason::beyond_norms:
      return "nobody in the norm group had a score so low or so high";
    case MissingReason::collinear:
      return "one variable is a linear combination of others";
    case MissingReason::denominator_near_zero:
      return "its denominator is not shown to differ from zero";
  }
  return "";
}

/// A number, or NaN and the reason why it is missing.
struct Statistic {
  double value = std::numeric_limits<double>::quiet_NaN();
  MissingReason reason = MissingReason::too_few_cases;

  constexpr Statistic() = default;
  constexpr Statistic(double number)
      : value(number), reason(MissingReason::not_missing) {}  // NOLINT: implicit, a number is a statistic
  constexpr Statistic(MissingReason missing) : reason(missing) {}  // NOLINT: implicit, as is a missing reason
  [[nodiscard]] constexpr bool exists() const noexcept { return reason == MissingReason::not_missing; }
};

/// A confidence interval, or two NaN and the reason why it is missing.
struct Interval {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  MissingReason reason = MissingReason::too_few_cases;

  constexpr Interval() = default;
  constexpr Interval(double lower, double upper)
      : low(lower), high(upper), reason(MissingReason::not_missing) {}
  constexpr Interval(MissingReason missing) : reason(missing) {}  // NOLINT: as for Statistic
  [[nodiscard]] constexpr bool exists() const noexcept { return reason == MissingReason::not_missing; }
};

}  // namespace intimetry::INTIMETRY_MODE
