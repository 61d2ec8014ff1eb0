#include "intimetry/core/date.hpp"

#include <gtest/gtest.h>

namespace intimetry::date_test {
namespace {

TEST(Date, ReadsAndWritesTheSameText) {
  for (const char* text : {"2026-03-01", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) {
    const auto date = Date::from_text(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->text(), text);
  }
}

TEST(Date, RefusesWhatIsNoDayOfTheCalendar) {
  for (const char* text : {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
                           "0000-01-01", "2026-3-01", "26-03-01", "2026/03/01", "2026-03-01 ", " 2026-03-0",
                           "2026-03-01T00:00", "+026-03-01", "", "20260301"}) {
    EXPECT_FALSE(Date::from_text(text)) << text;
  }
}

TEST(Date, OneThatWasNotSetIsNoDay) {
  EXPECT_FALSE(Date().valid());
  EXPECT_TRUE(Date(2026, 3, 1).valid());
  EXPECT_FALSE(Date(2026, 2, 30).valid());
  EXPECT_FALSE(Date(10000, 1, 1).valid());
}

TEST(Date, StandsInTheCalendarsOrder) {
  EXPECT_LT(Date(2025, 12, 31), Date(2026, 1, 1));
  EXPECT_LT(Date(2026, 1, 31), Date(2026, 2, 1));
  EXPECT_EQ(Date(2026, 3, 1), *Date::from_text("2026-03-01"));
}

TEST(Date, CountsDays) {
  EXPECT_EQ(days_between(Date(2024, 2, 28), Date(2024, 3, 1)), 2);
  EXPECT_EQ(days_between(Date(2023, 2, 28), Date(2023, 3, 1)), 1);
  EXPECT_EQ(days_between(Date(2000, 1, 1), Date(2400, 1, 1)), 146097);  // 400 Gregorian years
  EXPECT_EQ(days_between(Date(2024, 3, 1), Date(2024, 2, 28)), -2);
}

}  // namespace
}  // namespace intimetry::date_test
