#include "intimetry/change/change_series.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/change/change_kit.hpp"

namespace intimetry::change_series_test {
namespace {

using test::plain_error;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const Direction better = Direction::higher_is_better;

std::vector<DatedScore> monthly(const std::vector<double>& scores) {
  std::vector<DatedScore> series;
  for (std::size_t i = 0; i < scores.size(); ++i)
    series.push_back({Date(2024, static_cast<unsigned>(i + 1), 15), scores[i]});
  return series;
}

TEST(ChangeSeries, HoldsEachOccasionAgainstTheFirstAndTheOneBefore) {
  const ChangeSeries series = change_series(monthly({10, 13, 17}), change_criterion(plain_error(2)), better);
  EXPECT_FALSE(series.steps[0].first.occasion.has_value());
  EXPECT_FALSE(series.steps[0].previous.occasion.has_value());
  EXPECT_EQ(series.steps[1].first.change.change.value, 3);
  EXPECT_EQ(series.steps[1].previous.occasion, 0U);
  EXPECT_EQ(series.steps[2].first.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[2].previous.change.change.value, 4);
  EXPECT_EQ(series.steps[2].previous.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::unchanged);
}

TEST(ChangeSeries, OfDifferencesHasVerdictsOnTheirSize) {
  const ChangeCriterion criterion = change_criterion(plain_error(2));
  const ChangeSeries series =
      difference_series(monthly({-11, -4, nan, 5}), [&](std::size_t, std::size_t) { return criterion; });
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::smaller_difference);
  EXPECT_EQ(series.steps[3].first.change.verdict, ChangeVerdict::other_way_round);
  EXPECT_EQ(series.steps[3].previous.occasion, 1U);
  EXPECT_EQ(series.steps[3].previous.change.verdict, ChangeVerdict::other_way_round);
  EXPECT_EQ(series.trend.n, 3U);
}

TEST(ChangeSeries, PassesOverAnOccasionWithoutAScore) {
  const ChangeSeries series =
      change_series(monthly({nan, 10, nan, 17}), change_criterion(plain_error(2)), better);
  EXPECT_FALSE(series.steps[1].first.occasion.has_value());
  EXPECT_FALSE(series.steps[2].first.occasion.has_value());
  EXPECT_EQ(series.steps[3].first.occasion, 1U);
  EXPECT_EQ(series.steps[3].previous.occasion, 1U);
  EXPECT_EQ(series.trend.n, 2);
}

TEST(ChangeSeries, TakesACriterionForEachPair) {
  const auto criterion = [](std::size_t earlier, std::size_t later) {
    return change_criterion(plain_error(later - earlier == 1 ? 1 : 100));
  };
  const ChangeSeries series = change_series(monthly({10, 13, 17}), criterion, better);
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[2].first.change.verdict, ChangeVerdict::unchanged);
  EXPECT_EQ(series.steps[2].previous.change.verdict, ChangeVerdict::improved);
}

TEST(ChangeSeries, RefusesDatesThatDoNotAscend) {
  std::vector<DatedScore> series = monthly({10, 13, 17});
  std::swap(series[0], series[1]);
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
  series[0] = series[1];
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
  series[0].date = Date();
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
}

TEST(ChangeSeries, OfOneOccasionHasNoChange) {
  const ChangeSeries series = change_series(monthly({10}), change_criterion(plain_error(2)), better);
  EXPECT_EQ(series.steps.size(), 1U);
  EXPECT_FALSE(series.trend.slope.exists());
  EXPECT_TRUE(change_series(monthly({}), ChangeCriterion(), better).steps.empty());
}

}  // namespace
}  // namespace intimetry::change_series_test
