#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/holm.hpp"
#include "intimetry/stats/item_agreement.hpp"
#include "intimetry/stats/profile_distance.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/similarity_band.hpp"
#include "intimetry/stats/single_case.hpp"

namespace intimetry::profiles_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(Profiles, WhatHasNoValueSaysWhy) {
  EXPECT_EQ(profile_pearson(Numbers{1}, Numbers{2}).why, WhyMissing::number_of_items);
  EXPECT_EQ(profile_pearson(Numbers{.1, .1, .1}, Numbers{1, 2, 3}).why, WhyMissing::no_spread);
  EXPECT_EQ(profile_spearman(Numbers{1, 2, none}, Numbers{1, none, 3}).why, WhyMissing::number_of_items);
  EXPECT_EQ(double_entry_icc(Numbers{.1, .1}, Numbers{.1, .1}).why, WhyMissing::no_spread);
  EXPECT_EQ(concordance_correlation(Numbers{}, Numbers{}).why, WhyMissing::number_of_items);
  EXPECT_EQ(profile_agreement(Numbers{1, 1}, Numbers{1, 1}).coefficient.why, WhyMissing::number_of_items);
  EXPECT_EQ(pattern_similarity(Numbers{none}, Numbers{1}).why, WhyMissing::number_of_items);
  EXPECT_EQ(distinctive_similarity(Numbers{1, 2}, Numbers{1, 3}, Numbers{0, 1}, Numbers{0, 0}).why,
            WhyMissing::no_spread);
  EXPECT_EQ(quadratic_kappa(Numbers{2, 2}, Numbers{2, 2}).why, WhyMissing::no_spread);
  EXPECT_EQ(average_deviation(Numbers{none}, Numbers{1}, 5).mean.why, WhyMissing::number_of_items);
  EXPECT_EQ(profile_distance(Numbers{none}, Numbers{1}).d2.observed.why, WhyMissing::number_of_items);
  EXPECT_FALSE(profile_distance(Numbers{1, 2}, Numbers{1, 3}).d2.noise.exists());
}

TEST(Profiles, OfDifferentLengthsAreRefused) {
  EXPECT_THROW(profile_pearson(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(quadratic_kappa(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(profile_distance(Numbers{1, 2}, Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(average_deviation(Numbers{1}, Numbers{1}, 1), Error);
  EXPECT_THROW(profile_pearson(Numbers{1, 1e200}, Numbers{1, 2}), Error);
  EXPECT_THROW(global_q(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(global_q(Numbers{1}, Numbers{-1}), Error);
  EXPECT_THROW(correlated_global_q(Numbers{1, 2}, Numbers{1, 0, 0}), Error);
  EXPECT_THROW(holm_adjusted(Numbers{1.1}), Error);
}

TEST(Profiles, AverageDeviationOfOneItemIsHalfTheDifference) {
  const AverageDeviation deviation = average_deviation(Numbers{0, 4, none, 2}, Numbers{3, 4, 1, 1}, 5);
  EXPECT_EQ(deviation.n, 3U);
  EXPECT_EQ(deviation.by_item[0], 1.5);
  EXPECT_TRUE(std::isnan(deviation.by_item[2]));
  EXPECT_NEAR(deviation.mean.value, 2.0 / 3, 1e-15);
  EXPECT_NEAR(deviation.cut, 5.0 / 6, 1e-15);
}

// A trap: regressing each profile on its norm and correlating the residuals gives another number.
TEST(Profiles, DistinctiveSimilarityIsOfDeviationsNotOfRegressionResiduals) {
  const Numbers a{4, 7, 1, 6};
  const Numbers b{5, 5, 2, 9};
  const Numbers norm{2, 5, 3, 4};
  // By hand: deviations 2 2 -2 2 and 3 0 -1 5, their means 1 and 1.75; the products about these are
  // 1.25 - 1.75 + 8.25 + 3.25, the squares 12 and 22.75.
  EXPECT_NEAR(distinctive_similarity(a, b, norm, norm).value, 11 / std::sqrt(12 * 22.75), 1e-14);
}

TEST(GlobalQ, LeavesOutWhatHasNoErrorAndCountsIt) {
  const GlobalQ q = global_q(Numbers{3, none, 1}, Numbers{1, 1, none});
  EXPECT_EQ(q.k, 1U);
  EXPECT_EQ(q.left_out, 2U);
  EXPECT_EQ(q.total.value.value, 9);
  EXPECT_EQ(q.rest.value.why, WhyMissing::number_of_items);
  EXPECT_EQ(global_q(Numbers{1, 2}, Numbers{0, 1}).total.p.why, WhyMissing::no_spread);
  EXPECT_EQ(global_q(Numbers{none}, Numbers{1}).total.value.why, WhyMissing::number_of_items);
  EXPECT_EQ(correlated_global_q(Numbers{1, 2}, Numbers{1, 2, 2, 1}).total.value.why,
            WhyMissing::contradictory);
}

// A trap: chi-square for errors that were estimated from eight items would reject too often.
TEST(GlobalQ, EstimatedErrorsAskForMoreThanChiSquare) {
  const Numbers d{2, -2, 2, -2, 2};
  const Numbers errors(5, 1);
  const GlobalQ known = global_q(d, errors);
  const GlobalQ estimated = estimated_global_q(d, errors, Numbers(5, 7));
  EXPECT_EQ(estimated.total.value.value, known.total.value.value);
  EXPECT_GT(estimated.total.p.value, 2 * known.total.p.value);
  EXPECT_EQ(estimated.draws, 2000U);
  EXPECT_THROW(estimated_global_q(d, errors, Numbers(5, 1.5)), Error);
}

TEST(SingleCase, DegenerateNormsSayWhy) {
  EXPECT_EQ(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = .5, .n = 1}).p.why, WhyMissing::too_few_cases);
  EXPECT_EQ(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = 1, .n = 9}).p.why, WhyMissing::no_spread);
  EXPECT_EQ(standardised_difference_test(1, 0, 1).p.why, WhyMissing::no_spread);
  EXPECT_EQ(exchangeable_difference_test(1, 0, 9).p.why, WhyMissing::no_spread);
  EXPECT_EQ(exchangeable_difference_test(1, 0, 0).p.why, WhyMissing::too_few_cases);
  EXPECT_THROW(difference_test(1, {.sd_a = 1, .sd_b = 1, .r = 2, .n = 9}), Error);
  const RegressedDifference noisy = regressed_difference(4, 0, 9, 5);
  EXPECT_NEAR(noisy.reliability.value, 1 - 25.0 / 9, 1e-15);
  EXPECT_EQ(noisy.difference.why, WhyMissing::contradictory);
}

// A trap: the unstandardised test is not Payne and Jones's; with unequal spreads they part.
TEST(SingleCase, TheUnstandardisedTestIsNotTheStandardisedOne) {
  const SingleCase raw = difference_test(3, {.mean = 0, .sd_a = 2, .sd_b = 6, .r = .3, .n = 1e6});
  const SingleCase standardised = standardised_difference_test(3.0 / 2, 0, .3);
  EXPECT_GT(std::abs(raw.statistic.value - standardised.statistic.value), .1);
}

TEST(SimilarityBand, DegenerateProfilesSayWhy) {
  const std::vector<PlaceError> known(2, PlaceError{.difference = 1});
  const std::vector<PlaceError> exact(2, PlaceError{.difference = 0});
  EXPECT_EQ(equal_profiles_band(Numbers{1, 2}, Numbers{2, 3}, exact).interval.why, WhyMissing::no_spread);
  EXPECT_EQ(equal_profiles_band(Numbers{2, 2}, Numbers{2, 2}, known).observed.why, WhyMissing::no_spread);
  EXPECT_EQ(equal_profiles_band(Numbers{1, none}, Numbers{2, 3}, known).interval.why,
            WhyMissing::number_of_items);
  const CoupleScores too_much_error{Numbers(4, 0),
                                    {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1},
                                    {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2}};
  EXPECT_EQ(true_profiles_band(Numbers{1, 2}, Numbers{2, 3}, too_much_error).interval.why,
            WhyMissing::contradictory);
  EXPECT_THROW(equal_profiles_band(Numbers{1, 2}, Numbers{2, 3}, known, {.draws = 0}), Error);
}

TEST(SimilarityBand, WithoutErrorTheTrueProfilesAreTheObservedOnes) {
  const CoupleScores exact{Numbers(4, 0), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}, Numbers(16, 0)};
  const SimilarityBand band = true_profiles_band(Numbers{1, 2}, Numbers{2, 3}, exact, {.draws = 20});
  EXPECT_NEAR(band.interval.low, band.observed.value, 1e-12);
  EXPECT_NEAR(band.interval.high, band.observed.value, 1e-12);
}

}  // namespace
}  // namespace intimetry::profiles_test
