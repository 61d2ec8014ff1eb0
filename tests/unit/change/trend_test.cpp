#include "intimetry/change/trend.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::trend_test {
namespace {

TEST(Trend, IsPerThirtyDays) {
  const std::vector<DatedScore> series{{Date(2024, 1, 1), 10}, {Date(2024, 1, 11), 11}};
  const Trend line = trend(series);
  EXPECT_NEAR(line.slope.value, 3, 1e-12);
  EXPECT_EQ(line.standard_error.reason, MissingReason::too_few_cases);
  EXPECT_EQ(line.p.reason, MissingReason::too_few_cases);
}

TEST(Trend, HasNoTestWhereAllScoresAreOnTheLine) {
  const std::vector<DatedScore> series{
      {Date(2024, 1, 1), 0.1}, {Date(2024, 1, 2), 0.2}, {Date(2024, 1, 4), 0.4}};
  const Trend line = trend(series);
  EXPECT_NEAR(line.slope.value, 3, 1e-12);
  EXPECT_EQ(line.standard_error.value, 0);
  EXPECT_EQ(line.p.reason, MissingReason::zero_variance);
  EXPECT_EQ(line.interval.reason, MissingReason::zero_variance);
}

TEST(Trend, RefusesOneDayForAllScores) {
  const std::vector<DatedScore> series{{Date(2024, 1, 1), 1}, {Date(2024, 1, 1), 2}};
  EXPECT_THROW(trend(series), Error);
}

}  // namespace
}  // namespace intimetry::trend_test
