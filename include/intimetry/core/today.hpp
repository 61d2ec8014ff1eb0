#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/date.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns today, by this machine's clock and time zone. Whatever asks for today asks here.
Date today();

/// Before this day nobody answered a questionnaire that is scored here: an earlier one is a slip of the pen.
inline constexpr Date earliest_day{1900, 1, 1};

/// Returns whether answers can have been given on this day: from 1900 on, and not in the future. One day
/// ahead of today is let pass, since it is there already east of here.
constexpr bool is_plausible(const Date& date, const Date& today) noexcept {
  return date.valid() && date >= earliest_day && days_between(today, date) <= 1;
}

/// Returns the day that "yyyy-mm-dd" names, or nothing unless it is a plausible one.
std::optional<Date> plausible_day(std::string_view text, const Date& now = today()) noexcept;

/// Returns what is expected instead of a text that `plausible_day` refuses, for a message.
/// @param form what is said of a text that names no day at all
std::string expected_day(std::string_view text, std::string_view form = "a day, as in 2026-03-01",
                         const Date& now = today());

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/today.ipp"
#endif
