#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns today, by this machine's clock and time zone. All code that needs today's date calls this
/// function.
Date today();

/// The earliest plausible date of an answer: an earlier one is a typing error.
inline constexpr Date earliest_day{1900, 1, 1};

/// Returns whether answers can have been given on this day: from 1900 on, and not in the future. One day
/// after `today` is allowed, because in time zones further east that day has already begun.
constexpr bool is_plausible(const Date& date, const Date& today) noexcept {
  return date.valid() && date >= earliest_day && days_between(today, date) <= 1;
}

/// Returns the day written as "yyyy-mm-dd", or nothing if it is not a plausible one.
std::optional<Date> plausible_day(std::string_view text, const Date& now = today()) noexcept;

/// Returns what a message says was expected, for a text that `plausible_day` refuses.
/// @param form what was expected if the text is no date at all
std::string expected_day(std::string_view text, std::string_view form = "a day, as in 2026-03-01",
                         const Date& now = today());

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/today.ipp"
#endif
