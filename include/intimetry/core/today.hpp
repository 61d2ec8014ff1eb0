#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "intimetry/core/date.hpp"

namespace intimetry {

/// Returns today, by this machine's clock and time zone. Whatever asks for today asks here.
inline Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &now);
#else
  localtime_r(&now, &local);
#endif
  return {local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
          static_cast<unsigned>(local.tm_mday)};
}

/// Before this day nobody answered a questionnaire that is scored here: an earlier one is a slip of the pen.
inline constexpr Date earliest_day{1900, 1, 1};

/// Returns whether answers can have been given on this day: from 1900 on, and not in the future. One day
/// ahead of today is let pass, since it is there already east of here.
constexpr bool is_plausible(const Date& date, const Date& today) noexcept {
  return date.valid() && date >= earliest_day && days_between(today, date) <= 1;
}

/// Returns the day that "yyyy-mm-dd" names, or nothing unless it is a plausible one.
inline std::optional<Date> plausible_day(std::string_view text, const Date& now = today()) noexcept {
  const auto date = Date::from_text(text);
  return date && is_plausible(*date, now) ? date : std::nullopt;
}

/// Returns what is expected instead of a text that `plausible_day` refuses, for a message.
/// @param form what is said of a text that names no day at all
inline std::string expected_day(std::string_view text, std::string_view form = "a day, as in 2026-03-01",
                                const Date& now = today()) {
  const auto date = Date::from_text(text);
  if (!date) return std::string(form);
  if (*date < earliest_day) return "a day not before " + earliest_day.text();
  return "a day that is not in the future (today is " + now.text() + " by this machine's clock)";
}

}  // namespace intimetry
