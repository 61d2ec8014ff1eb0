#include "intimetry/core/statistic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string_view>

namespace intimetry::statistic_test {
namespace {

TEST(Statistic, IsANumberOrTheReasonWhyThereIsNone) {
  const Statistic number = 2.5;
  EXPECT_TRUE(number.exists());
  EXPECT_EQ(number.value, 2.5);
  const Statistic none = WhyMissing::no_spread;
  EXPECT_FALSE(none.exists());
  EXPECT_TRUE(std::isnan(none.value));
  EXPECT_EQ(none.why, WhyMissing::no_spread);
  EXPECT_EQ(Statistic().why, WhyMissing::too_few_cases) << "nothing was computed yet";
}

TEST(Interval, IsTwoNumbersOrTheReasonWhyThereAreNone) {
  const Interval interval(1, 3);
  EXPECT_TRUE(interval.exists());
  EXPECT_EQ(interval.low, 1);
  EXPECT_EQ(interval.high, 3);
  const Interval none = WhyMissing::error_unknown;
  EXPECT_FALSE(none.exists());
  EXPECT_TRUE(std::isnan(none.low) && std::isnan(none.high));
  EXPECT_FALSE(Interval().exists());
}

TEST(WhyMissingWords, EveryReasonHasAWordAndASentenceOfItsOwn) {
  std::set<std::string_view> sentences;
  for (const auto& [why, text] : Words<WhyMissing>::table) {
    EXPECT_EQ(from_word<WhyMissing>(text), why);
    EXPECT_TRUE(sentences.insert(explain(why)).second) << text;
    EXPECT_EQ(explain(why).empty(), why == WhyMissing::not_missing) << text;
  }
}

}  // namespace
}  // namespace intimetry::statistic_test
