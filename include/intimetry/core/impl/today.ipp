#pragma once

#include <ctime>

#include "intimetry/core/today.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Date today() {
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

INTIMETRY_INLINE std::optional<Date> plausible_day(std::string_view text, const Date& now) noexcept {
  const auto date = Date::from_text(text);
  return date && is_plausible(*date, now) ? date : std::nullopt;
}

INTIMETRY_INLINE std::string expected_day(std::string_view text, std::string_view form, const Date& now) {
  const auto date = Date::from_text(text);
  if (!date) return std::string(form);
  if (*date < earliest_day) return "a day not before " + earliest_day.text();
  return "a day that is not in the future (today is " + now.text() + " by this machine's clock)";
}

}  // namespace intimetry::INTIMETRY_MODE
