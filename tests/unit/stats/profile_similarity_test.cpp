#include "intimetry/stats/profile_similarity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::profile_similarity_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

// A trap: regressing each profile on its norm and correlating the residuals gives another number.
TEST(ProfileSimilarity, DistinctiveSimilarityIsOfDeviationsNotOfRegressionResiduals) {
  const Numbers a{4, 7, 1, 6};
  const Numbers b{5, 5, 2, 9};
  const Numbers norm{2, 5, 3, 4};
  // By hand: deviations 2 2 -2 2 and 3 0 -1 5, their means 1 and 1.75; the products about these are
  // 1.25 - 1.75 + 8.25 + 3.25, the squares 12 and 22.75.
  EXPECT_NEAR(distinctive_similarity(a, b, norm, norm).value, 11 / std::sqrt(12 * 22.75), 1e-14);
}

TEST(ProfileSimilarity, WhatHasNoValueSaysWhy) {
  EXPECT_EQ(profile_pearson(Numbers{1}, Numbers{2}).reason, MissingReason::number_of_items);
  EXPECT_EQ(profile_pearson(Numbers{.1, .1, .1}, Numbers{1, 2, 3}).reason, MissingReason::zero_variance);
  EXPECT_EQ(profile_spearman(Numbers{1, 2, none}, Numbers{1, none, 3}).reason,
            MissingReason::number_of_items);
  EXPECT_EQ(double_entry_icc(Numbers{.1, .1}, Numbers{.1, .1}).reason, MissingReason::zero_variance);
  EXPECT_EQ(concordance_correlation(Numbers{}, Numbers{}).reason, MissingReason::number_of_items);
  EXPECT_EQ(profile_agreement(Numbers{1, 1}, Numbers{1, 1}).coefficient.reason,
            MissingReason::number_of_items);
  EXPECT_EQ(pattern_similarity(Numbers{none}, Numbers{1}).reason, MissingReason::number_of_items);
  EXPECT_EQ(distinctive_similarity(Numbers{1, 2}, Numbers{1, 3}, Numbers{0, 1}, Numbers{0, 0}).reason,
            MissingReason::zero_variance);
}

TEST(ProfileSimilarity, OfDifferentLengthsAreRefused) {
  EXPECT_THROW(profile_pearson(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(profile_pearson(Numbers{1, 1e200}, Numbers{1, 2}), Error);
}

// By hand of 1 2 3 and 2 4 9: means 2 and 5, products 1 * 3 + 0 + 1 * 4, squares 2 and 26.
TEST(ProfileSimilarity, PearsonAndConcordanceDifferByLevelAndSpread) {
  const Numbers a{1, 2, 3};
  const Numbers b{2, 4, 9};
  EXPECT_NEAR(profile_pearson(a, b).value, 7 / std::sqrt(52.0), 1e-15);
  EXPECT_NEAR(concordance_correlation(a, b).value, 2 * 7 / (2 + 26 + 3 * 9.0), 1e-15);
  EXPECT_NEAR(profile_spearman(a, b).value, 1, 1e-15);
}

}  // namespace
}  // namespace intimetry::profile_similarity_test
