#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "intimetry/stats/global_q.hpp"
#include "intimetry/stats/holm.hpp"
#include "intimetry/stats/item_agreement.hpp"
#include "intimetry/stats/profile_distance.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "intimetry/stats/similarity_band.hpp"

namespace intimetry::profiles_test {
namespace {

std::vector<double> drawn(Random& random, std::size_t k) {
  std::vector<double> x(k);
  for (double& one : x) one = 10 * random.normal();
  return x;
}

std::vector<double> moved(std::vector<double> x, double by) {
  for (double& one : x) one += by;
  return x;
}

std::vector<double> options(Random& random, std::size_t k) {
  std::vector<double> x(k);
  for (double& one : x) one = static_cast<double>(random.below(5));
  return x;
}

class ProfileLaw : public ::testing::Test {
 protected:
  Random random_{11};
};

TEST_F(ProfileLaw, DoubleEntryIccIsOneMinusTheDistanceOverAllSpread) {
  for (int round = 0; round < 300; ++round) {
    const std::size_t k = 2 + random_.below(8);
    const auto a = drawn(random_, k);
    const auto b = drawn(random_, k);
    double grand = 0;
    for (std::size_t i = 0; i < k; ++i) grand += (a[i] + b[i]) / static_cast<double>(2 * k);
    double spread = 0;
    for (std::size_t i = 0; i < k; ++i) spread += std::pow(a[i] - grand, 2) + std::pow(b[i] - grand, 2);
    const double distance = profile_distance(a, b).d2.observed.value;
    EXPECT_NEAR(double_entry_icc(a, b).value, 1 - distance / spread, 1e-12);
  }
}

TEST_F(ProfileLaw, TheDistanceIsTheSumOfItsParts) {
  for (int round = 0; round < 300; ++round) {
    const std::size_t k = 1 + random_.below(8);
    const auto a = drawn(random_, k);
    const auto b = drawn(random_, k);
    const ProfileDistance d = profile_distance(a, b);
    const double whole = d.d2.observed.value;
    EXPECT_NEAR(d.elevation.observed.value + d.scatter.value + d.shape.value, whole, 1e-12 * whole);
    EXPECT_NEAR(d.elevation.observed.value + d.rest.observed.value, whole, 1e-12 * whole);
  }
}

TEST_F(ProfileLaw, AConstantAddedToOneMovesOnlyTheElevation) {
  for (int round = 0; round < 300; ++round) {
    const std::size_t k = 2 + random_.below(8);
    const auto a = drawn(random_, k);
    const auto b = drawn(random_, k);
    const auto higher = moved(a, 7);
    const ProfileDistance before = profile_distance(a, b);
    const ProfileDistance after = profile_distance(higher, b);
    EXPECT_NEAR(before.scatter.value, after.scatter.value, 1e-9);
    EXPECT_NEAR(before.shape.value, after.shape.value, 1e-9);
    EXPECT_GT(std::abs(before.elevation.observed.value - after.elevation.observed.value), 1e-6);
    std::vector<double> d(k);
    std::vector<double> errors(k);
    for (std::size_t i = 0; i < k; ++i) {
      d[i] = a[i] - b[i];
      errors[i] = 1 + random_.uniform();
    }
    const GlobalQ q = global_q(d, errors);
    const GlobalQ other = global_q(moved(d, 7), errors);
    EXPECT_NEAR(q.rest.value.value, other.rest.value.value, 1e-9);
    EXPECT_GT(std::abs(q.elevation.value.value - other.elevation.value.value), 1e-6);
    EXPECT_NEAR(q.total.value.value, q.elevation.value.value + q.rest.value.value, 1e-9);
  }
}

TEST_F(ProfileLaw, APersonWithThemselfIsTheSame) {
  for (int round = 0; round < 100; ++round) {
    const auto a = drawn(random_, 2 + random_.below(8));
    EXPECT_EQ(profile_distance(a, a).d2.observed.value, 0);
    EXPECT_NEAR(double_entry_icc(a, a).value, 1, 1e-15);
    EXPECT_NEAR(profile_pearson(a, a).value, 1, 1e-15);
    EXPECT_NEAR(concordance_correlation(a, a).value, 1, 1e-15);
  }
}

// Two implementations: kappa counts pairs of options, the concordance uses moments.
TEST_F(ProfileLaw, QuadraticKappaIsTheConcordance) {
  for (int round = 0; round < 300; ++round) {
    const std::size_t k = 2 + random_.below(30);
    const auto a = options(random_, k);
    const auto b = options(random_, k);
    const Statistic kappa = quadratic_kappa(a, b);
    const Statistic ccc = concordance_correlation(a, b);
    ASSERT_EQ(kappa.exists(), ccc.exists());
    if (!kappa.exists()) continue;
    EXPECT_NEAR(kappa.value, ccc.value, 1e-12);
  }
}

TEST_F(ProfileLaw, SwappingTheTwoChangesNothingBitForBit) {
  for (int round = 0; round < 100; ++round) {
    const std::size_t k = 2 + random_.below(8);
    const auto a = drawn(random_, k);
    const auto b = drawn(random_, k);
    EXPECT_EQ(double_entry_icc(a, b).value, double_entry_icc(b, a).value);
    EXPECT_EQ(profile_distance(a, b).elevation.observed.value,
              profile_distance(b, a).elevation.observed.value);
    std::vector<PlaceError> errors(k);
    std::vector<PlaceError> turned(k);
    for (std::size_t i = 0; i < k; ++i) {
      const double share = .25 + .5 * random_.uniform();
      errors[i] = {.difference = 1 + random_.uniform(), .share_a = share, .share_b = 1 - share};
      turned[i] = errors[i];
      std::swap(turned[i].share_a, turned[i].share_b);
    }
    const BandOptions few{.draws = 50};
    const SimilarityBand one = equal_profiles_band(a, b, errors, few);
    const SimilarityBand other = equal_profiles_band(b, a, turned, few);
    EXPECT_EQ(one.interval.low, other.interval.low);
    EXPECT_EQ(one.interval.high, other.interval.high);
  }
}

TEST_F(ProfileLaw, BandsOfASwappedCoupleAreTheSameBitForBit) {
  const std::size_t k = 5;
  for (int round = 0; round < 20; ++round) {
    const auto a = drawn(random_, k);
    const auto b = drawn(random_, k);
    CoupleScores group;
    for (std::size_t i = 0; i < 2 * k; ++i) {
      group.mean.push_back(static_cast<double>(i % k));
      for (std::size_t j = 0; j < 2 * k; ++j) {
        group.covariance.push_back(i == j ? 100 : i % k == j % k ? 40 : (i < k) == (j < k) ? 30 : 20);
        group.error.push_back(i == j ? 25 : 0);
      }
    }
    const BandOptions few{.draws = 50};
    const SimilarityBand one = true_profiles_band(a, b, group, few);
    const SimilarityBand other = true_profiles_band(b, a, group, few);
    ASSERT_TRUE(one.interval.exists());
    EXPECT_EQ(one.interval.low, other.interval.low);
    EXPECT_EQ(one.interval.high, other.interval.high);
    EXPECT_EQ(one.median.value, other.median.value);
    const std::vector<PlaceError> errors(k, PlaceError{.difference = 5});
    EXPECT_EQ(equal_profiles_band(a, b, errors, few).interval.low,
              equal_profiles_band(b, a, errors, few).interval.low);
  }
}

TEST_F(ProfileLaw, IndependentErrorsAreTheDiagonalCaseOfCorrelatedOnes) {
  for (int round = 0; round < 100; ++round) {
    const std::size_t k = 2 + random_.below(6);
    const auto d = drawn(random_, k);
    std::vector<double> errors(k);
    std::vector<double> covariance(k * k);
    for (std::size_t i = 0; i < k; ++i) {
      errors[i] = 1 + random_.uniform();
      covariance[i * k + i] = errors[i] * errors[i];
    }
    const GlobalQ one = global_q(d, errors);
    const GlobalQ other = correlated_global_q(d, covariance);
    EXPECT_NEAR(one.total.value.value, other.total.value.value, 1e-9);
    EXPECT_NEAR(one.elevation.value.value, other.elevation.value.value, 1e-9);
    EXPECT_NEAR(one.rest.value.value, other.rest.value.value, 1e-9);
  }
}

TEST_F(ProfileLaw, HolmNeverLowersAPAndKeepsTheirOrder) {
  for (int round = 0; round < 100; ++round) {
    std::vector<double> p(1 + random_.below(9));
    for (double& one : p) one = random_.uniform();
    const HolmAdjusted holm = holm_adjusted(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_GE(holm.p[i], p[i]);
      EXPECT_LE(holm.p[i], std::min(1.0, static_cast<double>(holm.m) * p[i]));
      for (std::size_t j = 0; j < p.size(); ++j) {
        EXPECT_TRUE(p[i] >= p[j] || holm.p[i] <= holm.p[j]);
      }
    }
  }
}

}  // namespace
}  // namespace intimetry::profiles_test
