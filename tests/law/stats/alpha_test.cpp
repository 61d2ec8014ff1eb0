#include "intimetry/stats/alpha.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "intimetry/scoring/score.hpp"

namespace intimetry::alpha_test {
namespace {

struct Sample {
  std::size_t k;
  std::vector<double> rows;
  [[nodiscard]] std::size_t n() const { return rows.size() / k; }
  [[nodiscard]] double at(std::size_t row, std::size_t item) const { return rows[row * k + item]; }
};

Sample sample(std::mt19937& random) {
  Sample sample{3 + random() % 6, {}};
  const std::size_t n = 5 + random() % 60;
  for (std::size_t i = 0; i < n; ++i) {
    const auto trait = static_cast<double>(random() % 5);
    for (std::size_t j = 0; j < sample.k; ++j)
      sample.rows.push_back(trait + static_cast<double>(random() % 6));
  }
  return sample;
}

double mean(const std::vector<double>& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

double covariance(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean(x)) * (y[i] - mean(y));
  return sum / static_cast<double>(x.size() - 1);
}

std::vector<double> item(const Sample& sample, std::size_t j) {
  std::vector<double> column;
  for (std::size_t i = 0; i < sample.n(); ++i) column.push_back(sample.at(i, j));
  return column;
}

/// Returns the sum score without one item, or of all items if there is no such item.
std::vector<double> score_without(const Sample& sample, std::size_t left_out) {
  std::vector<double> score(sample.n());
  for (std::size_t i = 0; i < sample.n(); ++i) {
    for (std::size_t j = 0; j < sample.k; ++j) score[i] += j == left_out ? 0 : sample.at(i, j);
  }
  return score;
}

/// Returns alpha by its definition: from the variances of the items and of the score.
double alpha_by_scores(const Sample& sample, std::size_t left_out) {
  double variances = 0;
  for (std::size_t j = 0; j < sample.k; ++j) {
    if (j != left_out) variances += covariance(item(sample, j), item(sample, j));
  }
  const std::vector<double> score = score_without(sample, left_out);
  const double k = static_cast<double>(sample.k) - (left_out < sample.k ? 1 : 0);
  return k / (k - 1) * (1 - variances / covariance(score, score));
}

class AlphaLaw : public ::testing::Test {
 protected:
  std::mt19937 random_{11};
};

TEST_F(AlphaLaw, IsWhatTheScoresSay) {
  for (int round = 0; round < 100; ++round) {
    const Sample drawn = sample(random_);
    const Alpha result = cronbach_alpha(drawn.rows, drawn.k);
    EXPECT_NEAR(result.alpha.value, alpha_by_scores(drawn, drawn.k), 1e-12);
    for (std::size_t j = 0; j < drawn.k; ++j) {
      const std::vector<double> x = item(drawn, j);
      const std::vector<double> rest = score_without(drawn, j);
      const double r = covariance(x, rest) / std::sqrt(covariance(x, x) * covariance(rest, rest));
      EXPECT_NEAR(result.items[j].item_rest.value, r, 1e-12);
      EXPECT_NEAR(result.items[j].alpha_if_dropped.value, alpha_by_scores(drawn, j), 1e-12);
    }
  }
}

TEST_F(AlphaLaw, NeitherUnitNorOriginNorOrderOfItemsMatters) {
  for (int round = 0; round < 100; ++round) {
    const Sample drawn = sample(random_);
    Sample other = drawn;
    for (std::size_t i = 0; i < drawn.n(); ++i) {
      for (std::size_t j = 0; j < drawn.k; ++j) {
        other.rows[i * drawn.k + j] = 2.5 * drawn.at(i, drawn.k - 1 - j) - 7;
      }
    }
    const Alpha a = cronbach_alpha(drawn.rows, drawn.k);
    const Alpha b = cronbach_alpha(other.rows, other.k);
    EXPECT_NEAR(a.alpha.value, b.alpha.value, 1e-11);
    EXPECT_NEAR(a.lambda2.value, b.lambda2.value, 1e-11);
    EXPECT_NEAR(a.standard_error.value, b.standard_error.value, 1e-11);
    EXPECT_NEAR(a.items.front().item_rest.value, b.items.back().item_rest.value, 1e-11);
  }
}

TEST_F(AlphaLaw, Lambda2IsNeverBelowAlpha) {
  for (int round = 0; round < 100; ++round) {
    const Sample drawn = sample(random_);
    const Alpha result = cronbach_alpha(drawn.rows, drawn.k);
    EXPECT_GE(result.lambda2.value, result.alpha.value - 1e-12);
  }
}

TEST_F(AlphaLaw, AfterRekeyingNoItemGoesAgainstTheRest) {
  for (int round = 0; round < 200; ++round) {
    Sample drawn = sample(random_);
    std::vector<double> sign(drawn.k, 1);
    for (double& s : sign) s = random_() % 2 == 0 ? 1 : -1;
    for (std::size_t i = 0; i < drawn.rows.size(); ++i) drawn.rows[i] *= sign[i % drawn.k];
    const Alpha before = cronbach_alpha(drawn.rows, drawn.k);
    EXPECT_LE(2 * before.rekey.size(), drawn.k);
    for (std::size_t i = 0; i < drawn.rows.size(); ++i) {
      const auto& rekey = before.rekey;
      if (std::find(rekey.begin(), rekey.end(), i % drawn.k) != rekey.end()) drawn.rows[i] = -drawn.rows[i];
    }
    const Alpha after = cronbach_alpha(drawn.rows, drawn.k);
    for (const AlphaItem& one : after.items) EXPECT_GE(one.item_rest.value, -1e-12);
    EXPECT_GE(after.alpha.value, before.alpha.value - 1e-12);
  }
}

TEST_F(AlphaLaw, OfAnyNumberOfIdenticalItemsIsOne) {
  for (std::size_t k = 2; k < 20; ++k) {
    std::vector<double> rows;
    for (int i = 0; i < 9; ++i) rows.insert(rows.end(), k, static_cast<double>(random_() % 1000) / 7);
    const Alpha result = cronbach_alpha(rows, k);
    EXPECT_NEAR(result.alpha.value, 1, 1e-14) << k;
    EXPECT_NEAR(result.feldt.low, 1, 1e-12) << k;
    EXPECT_NEAR(result.lambda2.value, 1, 1e-14) << k;
  }
}

TEST_F(AlphaLaw, AWiderLevelHoldsTheNarrower) {
  for (int round = 0; round < 50; ++round) {
    const Sample drawn = sample(random_);
    const Alpha wide = cronbach_alpha(drawn.rows, drawn.k, Cases::listwise, 0.99);
    const Alpha narrow = cronbach_alpha(drawn.rows, drawn.k, Cases::listwise, 0.8);
    EXPECT_LT(wide.feldt.low, narrow.feldt.low);
    EXPECT_GT(wide.feldt.high, narrow.feldt.high);
    EXPECT_LE(wide.duhachek_iacobucci.low, narrow.duhachek_iacobucci.low);
    EXPECT_LE(narrow.feldt.low, narrow.alpha.value);
  }
}

}  // namespace
}  // namespace intimetry::alpha_test
