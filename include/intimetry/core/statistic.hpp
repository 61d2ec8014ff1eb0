#pragma once

#include <array>
#include <limits>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Why a statistic is missing; `not_missing` if it has a value.
enum class WhyMissing : unsigned char {
  not_missing,
  number_of_items,
  too_few_cases,
  no_spread,
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
struct Words<WhyMissing> {
  static constexpr std::array table{
      Word<WhyMissing>{WhyMissing::not_missing, "not_missing"},
      Word<WhyMissing>{WhyMissing::number_of_items, "number_of_items"},
      Word<WhyMissing>{WhyMissing::too_few_cases, "too_few_cases"},
      Word<WhyMissing>{WhyMissing::no_spread, "no_spread"},
      Word<WhyMissing>{WhyMissing::contradictory, "contradictory"},
      Word<WhyMissing>{WhyMissing::singular, "singular"},
      Word<WhyMissing>{WhyMissing::not_converged, "not_converged"},
      Word<WhyMissing>{WhyMissing::error_unknown, "error_unknown"},
      Word<WhyMissing>{WhyMissing::not_answered, "not_answered"},
      Word<WhyMissing>{WhyMissing::other_version, "other_version"},
      Word<WhyMissing>{WhyMissing::no_norms, "no_norms"},
      Word<WhyMissing>{WhyMissing::beyond_norms, "beyond_norms"},
      Word<WhyMissing>{WhyMissing::collinear, "collinear"},
      Word<WhyMissing>{WhyMissing::denominator_near_zero, "denominator_near_zero"}};
};

/// Returns the missing reason as a clause for a person; empty if nothing is missing.
constexpr std::string_view explain(WhyMissing why) noexcept {
  switch (why) {
    case WhyMissing::not_missing:
      return "";
    case WhyMissing::number_of_items:
      return "it does not exist for this number of items";
    case WhyMissing::too_few_cases:
      return "too few cases have the answers that it needs";
    case WhyMissing::no_spread:
      return "the answers do not vary";
    case WhyMissing::contradictory:
      return "the variances that it needs contradict each other";
    case WhyMissing::singular:
      return "the answers to one item are determined by those to others, or there are fewer cases than items";
    case WhyMissing::not_converged:
      return "the estimation did not converge";
    case WhyMissing::error_unknown:
      return "nothing says how large the measurement error is";
    case WhyMissing::not_answered:
      return "answers that it needs are missing";
    case WhyMissing::other_version:
      return "the answers were given to different versions of the instrument";
    case WhyMissing::no_norms:
      return "no norms describe couples like these";
    case WhyMissing::beyond_norms:
      return "nobody in the norm group had a score so low or so high";
    case WhyMissing::collinear:
      return "one variable is a linear combination of others";
    case WhyMissing::denominator_near_zero:
      return "its denominator is not shown to differ from zero";
  }
  return "";
}

/// A number, or NaN and the reason why it is missing.
struct Statistic {
  double value = std::numeric_limits<double>::quiet_NaN();
  WhyMissing why = WhyMissing::too_few_cases;

  constexpr Statistic() = default;
  constexpr Statistic(double number)
      : value(number), why(WhyMissing::not_missing) {}     // NOLINT: implicit, a number is a statistic
  constexpr Statistic(WhyMissing reason) : why(reason) {}  // NOLINT: implicit, as is a missing reason
  [[nodiscard]] constexpr bool exists() const noexcept { return why == WhyMissing::not_missing; }
};

/// A confidence interval, or two NaN and the reason why it is missing.
struct Interval {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  WhyMissing why = WhyMissing::too_few_cases;

  constexpr Interval() = default;
  constexpr Interval(double lower, double upper) : low(lower), high(upper), why(WhyMissing::not_missing) {}
  constexpr Interval(WhyMissing reason) : why(reason) {}  // NOLINT: as for Statistic
  [[nodiscard]] constexpr bool exists() const noexcept { return why == WhyMissing::not_missing; }
};

}  // namespace intimetry::INTIMETRY_MODE
