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
  const Statistic none = MissingReason::zero_variance;
  EXPECT_FALSE(none.exists());
  EXPECT_TRUE(std::isnan(none.value));
  EXPECT_EQ(none.reason, MissingReason::zero_variance);
  EXPECT_EQ(Statistic().reason, MissingReason::too_few_cases) << "nothing was computed yet";
}

TEST(Interval, IsTwoNumbersOrTheReasonWhyThereAreNone) {
  const Interval interval(1, 3);
  EXPECT_TRUE(interval.exists());
  EXPECT_EQ(interval.low, 1);
  EXPECT_EQ(interval.high, 3);
  const Interval none = MissingReason::error_unknown;
  EXPECT_FALSE(none.exists());
  EXPECT_TRUE(std::isnan(none.low) && std::isnan(none.high));
  EXPECT_FALSE(Interval().exists());
}

TEST(WhyMissingWords, EveryReasonHasAWordAndASentenceOfItsOwn) {
  std::set<std::string_view> sentences;
  for (const auto& [reason, text] : Words<MissingReason>::table) {
    EXPECT_EQ(from_word<MissingReason>(text), reason);
    EXPECT_TRUE(sentences.insert(explain(reason)).second) << text;
    EXPECT_EQ(explain(reason).empty(), reason == MissingReason::not_missing) << text;
  }
}

}  // namespace
}  // namespace intimetry::statistic_test
