#include "intimetry/stats/comoments.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace intimetry {
namespace {

struct Sample {
  std::size_t columns;
  std::vector<double> rows;
};

/// A seeded table: integral answers or decimals, with gaps.
Sample sample(std::mt19937& random, bool integral) {
  const std::size_t columns = 1 + random() % 6;
  Sample sample{columns, std::vector<double>(columns * (random() % 60))};
  for (double& x : sample.rows) {
    x = static_cast<double>(static_cast<int>(random() % 60001) - 30000);
    if (!integral) x += static_cast<double>(random() % 1000) / 1000;
    if (random() % 10 == 0) x = std::numeric_limits<double>::quiet_NaN();
  }
  return sample;
}

/// The table's parts, cut anywhere, merged in any order, in any grouping.
Comoments in_parts(std::mt19937& random, const Sample& sample) {
  std::vector<Comoments> parts;
  const std::span<const double> rows = sample.rows;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t length = std::min(rows.size() - at, sample.columns * (1 + random() % 20));
    parts.emplace_back(sample.columns).add(rows.subspan(at, length));
    at += length;
  }
  parts.emplace_back(sample.columns);
  while (parts.size() > 1) {
    std::shuffle(parts.begin(), parts.end(), random);
    const Comoments last = parts.back();
    parts.pop_back();
    parts.back().merge(last);
  }
  return parts.front();
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

class ComomentsLaw : public ::testing::TestWithParam<Cases> {};

TEST_P(ComomentsLaw, PartsOfIntegralAnswersMergeExactly) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Sample whole = sample(random, true);
    Comoments at_once(whole.columns);
    at_once.add(whole.rows);
    const CovarianceMatrix expected = at_once.covariances(GetParam());
    const CovarianceMatrix merged = in_parts(random, whole).covariances(GetParam());
    EXPECT_EQ(merged.n, expected.n);
    EXPECT_TRUE(std::equal(merged.mean.begin(), merged.mean.end(), expected.mean.begin(), same));
    EXPECT_TRUE(
        std::equal(merged.covariance.begin(), merged.covariance.end(), expected.covariance.begin(), same));
  }
}

TEST_P(ComomentsLaw, PartsOfDecimalsMergeToRounding) {
  std::mt19937 random(8);
  for (int round = 0; round < 300; ++round) {
    const Sample whole = sample(random, false);
    Comoments at_once(whole.columns);
    at_once.add(whole.rows);
    const CovarianceMatrix expected = at_once.covariances(GetParam());
    const CovarianceMatrix merged = in_parts(random, whole).covariances(GetParam());
    EXPECT_EQ(merged.n, expected.n);
    for (std::size_t i = 0; i < expected.covariance.size(); ++i) {
      if (std::isnan(expected.covariance[i])) {
        EXPECT_TRUE(std::isnan(merged.covariance[i]));
      } else {
        // Covariances near zero are differences of numbers of the size of the variances, 3e8.
        EXPECT_NEAR(merged.covariance[i], expected.covariance[i], 1e-12 * 3e8);
      }
    }
  }
}

TEST_P(ComomentsLaw, MergingWithItselfDoublesTheCases) {
  Comoments comoments(1);
  comoments.add(std::vector<double>{1, 2, 4.5, 8});
  comoments.merge(comoments);
  EXPECT_EQ(comoments.rows(), 8);
  EXPECT_EQ(comoments.covariances(GetParam()).n[0], 8);
}

INSTANTIATE_TEST_SUITE_P(Cases, ComomentsLaw, ::testing::Values(Cases::listwise, Cases::pairwise),
                         [](const auto& cases) { return std::string(word(cases.param)); });

}  // namespace
}  // namespace intimetry
