#include "intimetry/stats/percentile_ranks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/stats/normal_scores.hpp"

namespace intimetry::percentile_ranks_test {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();
const double infinity = std::numeric_limits<double>::infinity();

TEST(PercentileRanks, ThoseWithTheScoreItselfCountHalf) {
  const std::vector<double> scores{1, 2, 2, 3};
  const auto ranks = percentile_ranks(scores);
  ASSERT_EQ(ranks.size(), 3U);
  EXPECT_EQ(ranks[0].percentile, 12.5);  // not 0, the share below, and not 25, the share at or below
  EXPECT_EQ(ranks[1].percentile, 50);
  EXPECT_EQ(ranks[2].percentile, 87.5);
  EXPECT_EQ(ranks[1].below, 1);
  EXPECT_EQ(ranks[1].count, 2);
}

TEST(PercentileRanks, PartnersWhoAlwaysAgreeCountAsOne) {
  const std::vector<double> ones{1, 2, 3, 4, 5, 6};
  const std::vector<double> twos{1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6};
  const std::vector<std::size_t> couples{0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
  const auto single = percentile_ranks(ones);
  const auto pairs = percentile_ranks(twos, couples);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_DOUBLE_EQ(pairs[i].standard_error.value, single[i].standard_error.value);
  }
  EXPECT_LT(percentile_ranks(twos)[2].standard_error.value, 0.75 * pairs[2].standard_error.value);
}

TEST(PercentileRanks, WhoHasNoScoreIsLeftOut) {
  const std::vector<double> scores{nan, 1, 3, nan};
  const auto ranks = percentile_ranks(scores);
  ASSERT_EQ(ranks.size(), 2U);
  EXPECT_EQ(ranks[0].percentile, 25);
}

TEST(PercentileRanks, NobodyAndOneAlone) {
  EXPECT_TRUE(percentile_ranks(std::vector<double>{}).empty());
  EXPECT_TRUE(percentile_ranks(std::vector<double>{nan}).empty());
  const auto one = percentile_ranks(std::vector<double>{4});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].percentile, 50);
  EXPECT_EQ(one[0].standard_error.reason, MissingReason::too_few_cases);
  const auto one_couple = percentile_ranks(std::vector<double>{4, 6}, std::vector<std::size_t>{1, 1});
  EXPECT_EQ(one_couple[1].standard_error.reason, MissingReason::too_few_cases);
}

TEST(PercentileRanks, RefuseWhatIsNoSample) {
  EXPECT_THROW(percentile_ranks(std::vector<double>{1, 2}, std::vector<std::size_t>{1}), Error);
  EXPECT_THROW(percentile_ranks(std::vector<double>{1, infinity}), Error);
}

TEST(NormalScores, RefuseARankThatThereIsNot) {
  EXPECT_THROW(normal_score(0, 5), Error);
  EXPECT_THROW(normal_score(6, 5), Error);
  EXPECT_EQ(normal_score(3, 5), 0);
  EXPECT_TRUE(normal_scores(std::vector<double>{}).empty());
  EXPECT_TRUE(std::isnan(normal_scores(std::vector<double>{nan})[0]));
  EXPECT_EQ(normal_scores(std::vector<double>{7, nan})[0], 0);
}

}  // namespace
}  // namespace intimetry::percentile_ranks_test
