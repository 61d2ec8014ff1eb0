#include "intimetry/stats/item_error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::item_error_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Numbers = std::vector<double>;

TEST(ConditionalError, IsRootKTimesTheSdOfTheItems) {
  // Answers 0 2 4 4 0 on 0 to 4: SD 2, so sqrt(5) x 2.
  const ItemError error = conditional_error(Numbers{0, .5, 1, 1, 0}, Numbers(5, 4.0));
  EXPECT_DOUBLE_EQ(error.value.value, 10);
  EXPECT_DOUBLE_EQ(error.standard_error.value, 2 * std::sqrt(5.0));
  EXPECT_EQ(error.df, 4);
}

TEST(ConditionalError, GrowsWithTheItemsThatAreUnanswered) {
  // 0 2 4 answered of five: SD 2; prorated 10; sqrt(5) x 2 x sqrt(5/3).
  const ItemError error = conditional_error(Numbers{0, none, .5, none, 1}, Numbers(5, 4.0));
  EXPECT_DOUBLE_EQ(error.value.value, 10);
  EXPECT_DOUBLE_EQ(error.standard_error.value, 10 / std::sqrt(3.0));
  EXPECT_EQ(error.items, 3U);
  EXPECT_EQ(error.df, 2);
}

TEST(ConditionalError, OfUnequalRangesIsNotTheSpreadOfTheRanges) {
  // Half way up on every item: no spread, though the answers themselves are 3 and 2.
  EXPECT_EQ(conditional_error(Numbers{.5, .5, .5}, Numbers{6, 4, 4}).standard_error.reason,
            MissingReason::zero_variance);
}

TEST(ConditionalError, OfAnswersThatDoNotVaryIsMissing) {
  const ItemError error = conditional_error(Numbers(7, 0.1), Numbers(7, 4.0));
  EXPECT_EQ(error.standard_error.reason, MissingReason::zero_variance);
  EXPECT_NEAR(error.value.value, 2.8, 1e-12);
}

TEST(ConditionalError, OfOneAnswerOrNoneIsMissing) {
  EXPECT_EQ(conditional_error(Numbers{.5, none}, Numbers{4, 4}).standard_error.reason,
            MissingReason::too_few_cases);
  EXPECT_EQ(conditional_error(Numbers{none, none}, Numbers{4, 4}).value.reason, MissingReason::too_few_cases);
  EXPECT_EQ(conditional_error({}, {}).items, 0U);
}

TEST(ConditionalError, RefusesRangesThatDoNotFit) {
  EXPECT_THROW((void)conditional_error(Numbers{.5}, Numbers{}), Error);
  EXPECT_THROW((void)conditional_error(Numbers{.5}, Numbers{none}), Error);
}

TEST(PairedItemError, IsThatOfTheMeanDifferenceTimesTheItems) {
  // d = 1 -1 2 0 3: mean 1, SD sqrt(2.5); k mean = 5, k s / sqrt(k) = sqrt(12.5).
  const ItemError error = paired_item_error(Numbers{1, -1, 2, 0, 3});
  EXPECT_DOUBLE_EQ(error.value.value, 5);
  EXPECT_DOUBLE_EQ(error.standard_error.value, std::sqrt(12.5));
  EXPECT_EQ(error.df, 4);
}

TEST(PairedItemError, TakesOnlyItemsThatBothAnswered) {
  const ItemError error = paired_item_error(Numbers{1, none, 3, none});
  EXPECT_DOUBLE_EQ(error.value.value, 8);  // mean 2 over two items, counted for all four
  EXPECT_DOUBLE_EQ(error.standard_error.value, 4 * std::sqrt(2.0) / std::sqrt(2.0));
  EXPECT_EQ(error.items, 2U);
}

TEST(PairedItemError, OfAConstantDifferenceIsMissing) {
  const ItemError error = paired_item_error(Numbers(6, 1.0));
  EXPECT_EQ(error.standard_error.reason, MissingReason::zero_variance);
  EXPECT_EQ(error.value.value, 6);
  EXPECT_EQ(paired_item_error(Numbers(6, 0.1)).standard_error.reason, MissingReason::zero_variance);
}

}  // namespace
}  // namespace intimetry::item_error_test
