#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A calendar day. A default-constructed date is not valid, and files refuse it.
class Date {
 public:
  constexpr Date() = default;
  constexpr Date(int year, unsigned month, unsigned day) : year_(year), month_(month), day_(day) {}

  /// Returns the date written as "yyyy-mm-dd", or nothing if the calendar does not have that day.
  static constexpr std::optional<Date> from_text(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return std::nullopt;
    }
    const auto digit = [&](std::size_t i) { return static_cast<unsigned>(text[i] - '0'); };
    const unsigned year = ((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3);
    const Date date(static_cast<int>(year), digit(5) * 10 + digit(6), digit(8) * 10 + digit(9));
    if (!date.valid()) return std::nullopt;
    return date;
  }

  [[nodiscard]] constexpr int year() const noexcept { return year_; }
  [[nodiscard]] constexpr unsigned month() const noexcept { return month_; }
  [[nodiscard]] constexpr unsigned day() const noexcept { return day_; }

  /// Returns whether the calendar has this day, for the years 1 to 9999.
  [[nodiscard]] constexpr bool valid() const noexcept {
    return year_ >= 1 && year_ <= 9999 && calendar().ok();
  }

  /// Returns the date as "yyyy-mm-dd".
  [[nodiscard]] std::string text() const;

  /// Returns the number of days from `earlier` to `later`; negative if `later` is before `earlier`.
  friend constexpr int days_between(const Date& earlier, const Date& later) noexcept {
    const auto days = std::chrono::sys_days(later.calendar()) - std::chrono::sys_days(earlier.calendar());
    return static_cast<int>(days.count());
  }

  friend constexpr bool operator==(const Date&, const Date&) = default;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  [[nodiscard]] constexpr std::chrono::year_month_day calendar() const noexcept {
    return {std::chrono::year(year_), std::chrono::month(month_), std::chrono::day(day_)};
  }

  int year_ = 0;
  unsigned month_ = 0;
  unsigned day_ = 0;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/core/impl/date.ipp"
#endif
