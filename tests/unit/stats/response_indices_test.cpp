#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/stats/even_odd.hpp"
#include "intimetry/stats/intra_individual_sd.hpp"
#include "intimetry/stats/longest_run.hpp"
#include "intimetry/stats/mahalanobis.hpp"
#include "intimetry/stats/psychometric_pairs.hpp"

namespace intimetry::response_indices_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;
using Scales = std::vector<std::vector<std::size_t>>;

TEST(LongestRun, IsBrokenByAMissingAnswer) {
  EXPECT_EQ(longest_run(Answers{3, 3, gap, 3, 3, 3}).value, 3);  // six, were it passed over
  EXPECT_EQ(longest_run(Answers{gap, gap, gap, 1}).value, 1);    // three, were missing equal to itself
  EXPECT_EQ(longest_run(Answers{gap, gap}).why, WhyMissing::too_few_cases);
  EXPECT_EQ(longest_run(Answers{}).why, WhyMissing::too_few_cases);
}

TEST(IntraIndividualSd, OfAStraightLineIsExactlyZeroAndNotMissing) {
  const Statistic sd = intra_individual_sd(Answers(7, 0.1));
  ASSERT_TRUE(sd.exists());
  EXPECT_EQ(sd.value, 0);
  EXPECT_EQ(intra_individual_sd(Answers{gap, 2}).why, WhyMissing::number_of_items);
}

// Four scales of two items; the halves are turned against each other.
TEST(EvenOdd, IsHigherForTheConsistentAndLeavesTheRangeOfACorrelation) {
  const Scales scales{{0, 1}, {2, 3}, {4, 5}, {6, 7}};
  EXPECT_NEAR(even_odd(Answers{0, 0, 1, 1, 2, 2, 4, 4}, scales).spearman_brown.value, 1, 1e-12);
  const EvenOdd against = even_odd(Answers{0, 3, 1, 2, 2, 1, 3, 1}, scales);  // r = -7/(sqrt 5 sqrt 11)
  EXPECT_NEAR(against.r.value, -7 / std::sqrt(55.0), 1e-12);
  EXPECT_NEAR(against.spearman_brown.value, 2 * against.r.value / (1 + against.r.value), 1e-12);
  EXPECT_LT(against.spearman_brown.value, -1);
}

TEST(EvenOdd, DoesNotExistForTwoScalesNorForAStraightLine) {
  const Scales scales{{0, 1}, {2, 3}, {4, 5}};
  EXPECT_EQ(even_odd(Answers{0, 1, 2, 3, gap, 1}, scales).r.why, WhyMissing::number_of_items);
  EXPECT_EQ(even_odd(Answers(6, 2), scales).r.why, WhyMissing::no_spread);
  EXPECT_EQ(even_odd(Answers{0, 2, 1, 1, 2, 0}, scales).spearman_brown.why, WhyMissing::no_spread);  // r = -1
}

TEST(PairConsistency, TurnsPairsRoundWhereOneSideIsConstantAndSoTheSameForOneSeed) {
  const std::vector<ItemPair> pairs{{0, 1, .7}, {2, 3, .7}, {4, 5, .7}, {6, 7, .7}};
  const Answers sheet{3, 1, 3, 2, 3, 4, 3, 0};
  const PairConsistency found = pair_consistency(sheet, pairs, 5, 1);
  ASSERT_TRUE(found.r.exists());
  EXPECT_TRUE(found.swapped);
  EXPECT_EQ(found.r.value, pair_consistency(sheet, pairs, 5, 1).r.value);
  EXPECT_EQ(pair_consistency(Answers(8, 2), pairs).r.why, WhyMissing::no_spread);
  EXPECT_EQ(pair_consistency(Answers{1, 2, 3, 4, gap, 1, gap, 2}, pairs).r.why, WhyMissing::number_of_items);
}

// Two variables of unit variance and correlation r: (a^2 - 2 r a b + b^2) / (1 - r^2).
TEST(Mahalanobis, IsTheKnownFormulaForTwoVariables) {
  const MahalanobisDistance found = mahalanobis(Answers{1, -2}, Answers{1, .5, .5, 1});
  EXPECT_NEAR(found.d2.value, (1 + 2 + 4) / .75, 1e-12);
  EXPECT_NEAR(found.p.value, std::exp(-found.d2.value / 2), 1e-12);  // chi-square with two degrees
}

TEST(Mahalanobis, SaysWhyThereIsNoInverse) {
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 1, 1, 1}).d2.why, WhyMissing::singular);
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 0, 0, 0}).d2.why, WhyMissing::no_spread);
  EXPECT_EQ(mahalanobis(Answers{1, 1}, Answers{1, 2, 2, 1}).d2.why, WhyMissing::contradictory);
  EXPECT_EQ(mahalanobis(Answers{}, Answers{}).d2.why, WhyMissing::number_of_items);
  EXPECT_EQ(mahalanobis(Answers{gap}, Answers{1}).d2.why, WhyMissing::not_answered);
  EXPECT_THROW(Mahalanobis(Answers{1, 0, 1, 1}, 2), Error);
  EXPECT_THROW(Mahalanobis(Answers{1, 0, 1}, 2), Error);
}

// A variance in tiny units is no singularity.
TEST(Mahalanobis, DoesNotHangOnTheUnits) {
  const double expected = mahalanobis(Answers{1, 2}, Answers{1, .3, .3, 1}).d2.value;
  EXPECT_NEAR(mahalanobis(Answers{1e-9, 2e9}, Answers{1e-18, .3, .3, 1e18}).d2.value, expected, 1e-9);
}

}  // namespace
}  // namespace intimetry::response_indices_test
