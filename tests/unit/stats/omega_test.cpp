#include "intimetry/stats/omega.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/stats/item_bootstrap.hpp"

namespace intimetry::omega_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

CovarianceMatrix matrix(std::size_t k, std::vector<double> covariance, std::int64_t n = 100) {
  return {k, Cases::listwise, std::vector<double>(k), std::move(covariance),
          std::vector<std::int64_t>(k * k, n)};
}

/// Rows of one factor, by a generator of our own.
std::vector<double> one_factor(std::size_t n, const std::vector<double>& loadings, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> rows;
  for (std::size_t t = 0; t < n; ++t) {
    const double trait = random.normal();
    for (const double l : loadings) rows.push_back(l * trait + random.normal());
  }
  return rows;
}

void expect_nothing(const Omega& found, MissingReason reason) {
  EXPECT_EQ(word(found.omega.reason), word(reason));
  EXPECT_TRUE(std::isnan(found.omega.value));
  EXPECT_EQ(found.discrepancy.reason, found.omega.reason);
  EXPECT_TRUE(found.loadings.empty() && found.unique_variances.empty() && found.heywood.empty());
}

TEST(Omega, OfExactlyOneFactorIsTheFactors) {
  // l = 1, 2, 3; psi = 1, 4, 2.
  const Omega found = omega_total(matrix(3, {2, 2, 3, 2, 8, 6, 3, 6, 11}));
  ASSERT_EQ(found.loadings.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(found.loadings[i], static_cast<double>(i + 1), 1e-12);
  EXPECT_NEAR(found.unique_variances[1], 4, 1e-11);
  EXPECT_NEAR(found.omega.value, 36.0 / 43, 1e-13);
  EXPECT_NEAR(found.discrepancy.value, 0, 1e-12);
}

// Standardised loadings answer another question: .820 for these items, not .837.
TEST(Omega, LoadingsAreUnstandardised) {
  const double a = 1 / std::sqrt(2.0) + 2 / std::sqrt(8.0) + 3 / std::sqrt(11.0);
  const double standardised = a * a / (a * a + 1 / 2.0 + 4 / 8.0 + 2 / 11.0);
  const double found = omega_total(matrix(3, {2, 2, 3, 2, 8, 6, 3, 6, 11})).omega.value;
  EXPECT_GT(std::abs(found - standardised), 0.01);
}

// Where one factor does not fit, the sum's observed variance is another denominator.
TEST(Omega, DenominatorIsTheModels) {
  const CovarianceMatrix items = matrix(4, {1, .6, .2, .2, .6, 1, .2, .2, .2, .2, 1, .5, .2, .2, .5, 1});
  const Omega found = omega_total(items);
  double common = 0;
  double own = 0;
  double observed = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    common += found.loadings[i];
    own += found.unique_variances[i];
    for (std::size_t j = 0; j < 4; ++j) observed += items(i, j);
  }
  EXPECT_NEAR(found.omega.value, common * common / (common * common + own), 1e-14);
  EXPECT_GT(std::abs(found.omega.value - common * common / observed), 1e-3);
  EXPECT_GT(found.discrepancy.value, 0.05);
}

TEST(Omega, IsRefusedBelowThreeItems) {
  expect_nothing(omega_total(matrix(2, {1, .5, .5, 1})), MissingReason::number_of_items);
  expect_nothing(omega_total(matrix(1, {1})), MissingReason::number_of_items);
}

TEST(Omega, HeywoodCasesAreReportedNotClipped) {
  // r12 r13 / r23 = 1.28: the first item's loading is above 1.
  const Omega found = omega_total(matrix(3, {1, .8, .8, .8, 1, .5, .8, .5, 1}));
  EXPECT_EQ(found.heywood, std::vector<std::size_t>{0});
  EXPECT_NEAR(found.loadings[0], std::sqrt(1.28), 1e-10);
  EXPECT_NEAR(found.unique_variances[0], -0.28, 1e-10);
}

TEST(Omega, WithoutAMaximumThereIsNone) {
  // The product of the three correlations is negative: no three loadings have these.
  expect_nothing(omega_total(matrix(3, {1, .5, .5, .5, 1, -.3, .5, -.3, 1})), MissingReason::not_converged);
}

TEST(Omega, OfItemsOfWhichOneFollowsFromOthers) {
  std::vector<double> rows = one_factor(50, {1, 1, 1, 1}, 3);
  for (std::size_t at = 0; at < rows.size(); at += 4) rows[at + 3] = rows[at] + rows[at + 1];
  expect_nothing(omega_total(rows, 4), MissingReason::singular);
}

TEST(Omega, OfMoreItemsThanRespondents) {
  expect_nothing(omega_total(one_factor(5, {1, 1, 1, 1, 1, 1, 1}, 4), 7), MissingReason::singular);
}

TEST(Omega, OfAConstantItem) {
  std::vector<double> rows = one_factor(50, {1, 1, 1, 1}, 5);
  for (std::size_t at = 0; at < rows.size(); at += 4) rows[at + 1] = 3;
  expect_nothing(omega_total(rows, 4), MissingReason::zero_variance);
}

TEST(Omega, OfOneRespondentOrNone) {
  expect_nothing(omega_total(std::vector<double>{1, 2, 3}, 3), MissingReason::too_few_cases);
  expect_nothing(omega_total(std::vector<double>{}, 3), MissingReason::too_few_cases);
  expect_nothing(omega_total(std::vector<double>(12, none), 3), MissingReason::too_few_cases);
}

TEST(Omega, PairwiseCovariancesThatNoSampleHasAreContradictory) {
  expect_nothing(omega_total(matrix(3, {1, .9, -.9, .9, 1, .9, -.9, .9, 1})), MissingReason::contradictory);
}

TEST(ItemBootstrap, IsTheSameOnEveryNumberOfThreads) {
  const std::vector<double> rows = one_factor(120, {.5, .7, .9, 1}, 6);
  const ItemBootstrap alone = bootstrap_items(rows, 4, {}, {.replications = 200, .threads = 1});
  for (const unsigned threads : {2U, 5U}) {
    const ItemBootstrap found = bootstrap_items(rows, 4, {}, {.replications = 200, .threads = threads});
    EXPECT_EQ(found.omega.low, alone.omega.low);
    EXPECT_EQ(found.omega.high, alone.omega.high);
    EXPECT_EQ(found.alpha.low, alone.alpha.low);
  }
  EXPECT_NE(bootstrap_items(rows, 4, {}, {.replications = 200, .seed = 1}).omega.low, alone.omega.low);
}

TEST(ItemBootstrap, PartnersAreDrawnTogether) {
  // Two partners who answer alike are one couple's worth of information: the interval is as wide as that of
  // one row a couple, and by rows, wrongly, narrower by about the root of two.
  const std::vector<double> once = one_factor(80, {.5, .7, .9, 1}, 7);
  std::vector<double> twice;
  std::vector<std::size_t> couple;
  for (std::size_t at = 0; at < once.size(); at += 4) {
    for (int partner = 0; partner < 2; ++partner) {
      twice.insert(twice.end(), &once[at], &once[at] + 4);
      couple.push_back(1000 - at);
    }
  }
  const auto width = [](const Interval& interval) { return interval.high - interval.low; };
  const ItemBootstrap single = bootstrap_items(once, 4);
  const ItemBootstrap couples = bootstrap_items(twice, 4, couple);
  EXPECT_EQ(couples.clusters, 80U);
  EXPECT_EQ(couples.n, 160);
  EXPECT_NEAR(width(couples.alpha), width(single.alpha), 0.002);
  EXPECT_LT(width(bootstrap_items(twice, 4).alpha), 0.8 * width(single.alpha));
}

TEST(ItemBootstrap, SaysWhyThereIsNone) {
  const ItemBootstrap nobody = bootstrap_items(std::vector<double>{1, 2, 3}, 3);
  EXPECT_EQ(nobody.alpha.reason, MissingReason::too_few_cases);
  EXPECT_EQ(nobody.omega.reason, MissingReason::too_few_cases);
  const ItemBootstrap one = bootstrap_items(one_factor(20, {1}, 8), 1);
  EXPECT_EQ(one.alpha.reason, MissingReason::number_of_items);
  EXPECT_EQ(one.omega.reason, MissingReason::number_of_items);
  const ItemBootstrap two = bootstrap_items(one_factor(20, {1, 1}, 8), 2, {}, {.replications = 50});
  EXPECT_TRUE(two.alpha.exists());
  EXPECT_EQ(two.omega.reason, MissingReason::number_of_items);
  const ItemBootstrap constant = bootstrap_items(std::vector<double>(60, 3), 3, {}, {.replications = 50});
  EXPECT_EQ(constant.alpha.reason, MissingReason::zero_variance);
  EXPECT_EQ(constant.omega.reason, MissingReason::zero_variance);
  EXPECT_EQ(constant.without_alpha, 50U);
}

TEST(ItemBootstrap, RefusesWhatIsNoTable) {
  const std::vector<double> rows(12, 1);
  const std::vector<std::size_t> cluster(3);
  EXPECT_THROW(bootstrap_items(rows, 5), Error);
  EXPECT_THROW(bootstrap_items(rows, 3, cluster), Error);
  EXPECT_THROW(bootstrap_items(rows, 3, {}, {.replications = 0}), Error);
  EXPECT_THROW(bootstrap_items(rows, 3, {}, {.level = 1}), Error);
  EXPECT_THROW(bootstrap_items(std::vector<double>{1, 2, 1e200}, 3), Error);
}

}  // namespace
}  // namespace intimetry::omega_test
