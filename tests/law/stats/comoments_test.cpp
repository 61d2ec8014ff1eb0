#include "intimetry/stats/comoments.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace intimetry::comoments_test {
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

TEST_P(ComomentsLaw, AStateIsWhatItWasTakenFrom) {
  std::mt19937 random(9);
  for (int round = 0; round < 300; ++round) {
    const Sample whole = sample(random, round % 2 == 0);
    Comoments taken(whole.columns);
    taken.add(whole.rows);
    Comoments restored(whole.columns);
    restored.add_state(taken.state());
    EXPECT_EQ(restored.rows(), taken.rows());
    const CovarianceMatrix expected = taken.covariances(GetParam());
    const CovarianceMatrix found = restored.covariances(GetParam());
    EXPECT_TRUE(
        std::equal(found.covariance.begin(), found.covariance.end(), expected.covariance.begin(), same));
  }
}

TEST(ComomentsState, WordsThatAreNoStateAreRefused) {
  Comoments comoments(2);
  comoments.add(std::vector<double>{1, 2, 3, 4.5, 5, 7});
  const std::vector<std::uint64_t> words = comoments.state();
  for (std::size_t kept = 0; kept < words.size(); ++kept) {
    Comoments other(2);
    EXPECT_THROW(other.add_state(std::span(words).first(kept)), Error) << kept;
    EXPECT_EQ(other.rows(), 0);
  }
  EXPECT_THROW(Comoments(3).add_state(words), Error);
}

TEST_P(ComomentsLaw, MergingWithItselfDoublesTheCases) {
  Comoments comoments(1);
  comoments.add(std::vector<double>{1, 2, 4.5, 8});
  comoments.merge(comoments);
  EXPECT_EQ(comoments.rows(), 8);
  EXPECT_EQ(comoments.covariances(GetParam()).n[0], 8);
}

/// Rows of every kind among each other: small answers, with gaps, large ones, decimals.
std::vector<double> mixed_rows(std::mt19937& random, std::size_t columns, std::size_t rows) {
  std::vector<double> table;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto kind = random() % 20;
    for (std::size_t i = 0; i < columns; ++i) {
      double x = static_cast<double>(static_cast<int>(random() % 4095) - 2047);
      if (kind == 0) x *= 14;
      if (kind == 1) x += 0.25;
      if (kind > 15 && random() % 3 == 0) x = std::numeric_limits<double>::quiet_NaN();
      table.push_back(x);
    }
  }
  return table;
}

void expect_same(const Comoments& a, const Comoments& b) {
  EXPECT_EQ(a.rows(), b.rows());
  for (const Cases cases : {Cases::listwise, Cases::pairwise}) {
    const CovarianceMatrix first = a.covariances(cases);
    const CovarianceMatrix second = b.covariances(cases);
    EXPECT_EQ(first.n, second.n);
    for (std::size_t i = 0; i < first.covariance.size(); ++i) {
      EXPECT_TRUE(same(first.covariance[i], second.covariance[i]));
    }
    for (std::size_t i = 0; i < first.k; ++i) EXPECT_TRUE(same(first.mean[i], second.mean[i]));
  }
}

TEST(Comoments, BlocksGiveTheBitsThatRowsGive) {
  std::mt19937 random(11);
  for (const std::size_t rows : {15U, 16U, 511U, 512U, 513U, 1700U}) {
    for (std::size_t columns = 1; columns < 12; ++columns) {
      const std::vector<double> table = mixed_rows(random, columns, rows);
      Comoments at_once(columns);
      at_once.add(table);
      Comoments one_by_one(columns);
      for (std::size_t at = 0; at < table.size(); at += columns) {
        one_by_one.add(std::span(table).subspan(at, columns));
      }
      expect_same(at_once, one_by_one);
    }
  }
}

TEST(Comoments, ColumnsGiveTheBitsThatRowsGive) {
  std::mt19937 random(12);
  for (const int range : {5, 4095, 60001}) {
    for (const bool gaps : {false, true}) {
      constexpr std::size_t columns = 7;
      constexpr std::size_t rows = 1300;
      constexpr std::size_t stride = 1310;
      std::vector<double> by_row(columns * rows);
      std::vector<std::int16_t> by_column(columns * stride);
      for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t i = 0; i < columns; ++i) {
          const int x = static_cast<int>(random() % static_cast<unsigned>(range)) - range / 2;
          const bool known = !gaps || random() % 20 != 0;
          by_row[t * columns + i] = known ? x : std::numeric_limits<double>::quiet_NaN();
          by_column[i * stride + t] = known ? static_cast<std::int16_t>(x) : Comoments::missing;
        }
      }
      Comoments rows_added(columns);
      rows_added.add(by_row);
      Comoments columns_added(columns);
      columns_added.add_columns(by_column, stride, rows);
      expect_same(rows_added, columns_added);
    }
  }
}

TEST(Comoments, ThreadsChangeNoBit) {
  std::mt19937 random(13);
  const std::vector<double> table = mixed_rows(random, 3, 200000);
  const Comoments alone = comoments_of(table, 3, 1);
  expect_same(alone, comoments_of(table, 3, 2));
  expect_same(alone, comoments_of(table, 3, 5));
}

INSTANTIATE_TEST_SUITE_P(Cases, ComomentsLaw, ::testing::Values(Cases::listwise, Cases::pairwise),
                         [](const auto& cases) { return std::string(word(cases.param)); });

}  // namespace
}  // namespace intimetry::comoments_test
