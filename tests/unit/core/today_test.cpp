#include "intimetry/core/today.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace intimetry::today_test {
namespace {

constexpr Date leap{2028, 2, 28};  // of a year with a 29th of February

TEST(Plausible, FromNineteenHundredToOneDayAheadOfToday) {
  EXPECT_TRUE(is_plausible({1900, 1, 1}, leap));
  EXPECT_FALSE(is_plausible({1899, 12, 31}, leap));
  EXPECT_TRUE(is_plausible(leap, leap));
  EXPECT_TRUE(is_plausible({2028, 2, 29}, leap));
  EXPECT_FALSE(is_plausible({2028, 3, 1}, leap));
  EXPECT_TRUE(is_plausible({2028, 1, 1}, Date(2027, 12, 31)));
  EXPECT_FALSE(is_plausible({2028, 1, 2}, Date(2027, 12, 31)));
  EXPECT_FALSE(is_plausible(Date(), leap));
}

TEST(Plausible, TextsThatNameNoSuchDayAreRefusedAndSaidWhy) {
  EXPECT_EQ(plausible_day("2026-03-01", leap), Date(2026, 3, 1));
  const std::string future = "a day that is not in the future (today is 2028-02-28 by this machine's clock)";
  for (const auto& [text, expected] : {std::pair<std::string, std::string>{"2062-03-01", future},
                                       {"2028-03-01", future},
                                       {"9999-12-31", future},
                                       {"1026-03-01", "a day not before 1900-01-01"},
                                       {"0001-01-01", "a day not before 1900-01-01"},
                                       {"2027-02-29", "a day, as in 2026-03-01"},
                                       {"soon", "a day, as in 2026-03-01"}}) {
    EXPECT_FALSE(plausible_day(text, leap)) << text;
    EXPECT_EQ(expected_day(text, "a day, as in 2026-03-01", leap), expected) << text;
  }
}

TEST(Today, IsADayOfTheCalendarAndPlausible) {
  const Date now = today();
  EXPECT_TRUE(now.valid());
  EXPECT_TRUE(plausible_day(now.text()));
}

}  // namespace
}  // namespace intimetry::today_test
