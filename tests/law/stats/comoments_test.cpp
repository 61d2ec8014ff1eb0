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

#include "intimetry/core/error.hpp"
#include "intimetry/stats/impl/small_answers.hpp"

namespace intimetry::comoments_test {
namespace {

struct Sample {
  std::size_t columns;
  std::vector<double> rows;
};

/// A seeded table: integral answers or decimals, with missing answers.
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

/// The table's parts, split at random positions, merged in any order and grouping.
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
        // Covariances near zero are differences of numbers as large as the variances, 3e8.
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

/// Rows of every kind in random order: small answers, missing ones, large ones, decimals.
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

/// Sums and products by a simple, slow method.
stats::detail::ExactRows one_by_one(const std::vector<double>& rows, std::size_t columns, std::size_t count) {
  stats::detail::ExactRows sums;
  std::vector<std::int64_t> row(columns);
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t i = 0; i < columns; ++i) row[i] = static_cast<std::int64_t>(rows[t * columns + i]);
    sums.add(row);
  }
  return sums;
}

TEST(SmallAnswers, SumAsOneByOne) {
  std::mt19937 random(14);
  for (std::size_t columns = 1; columns < 42; ++columns) {
    for (const unsigned greatest : {5U, 15U}) {
      std::vector<double> rows(columns * 300);
      for (double& x : rows) x = static_cast<double>(greatest == 15 ? 15 : random() % 6);
      if (greatest == 15) rows[columns] = 0;
      stats::detail::SmallAnswers answers(columns);
      const std::size_t taken = answers.take(rows.data(), 300);
      const bool usable = taken > 0;  // needs AVX2 and at least four columns
      EXPECT_EQ(taken, usable ? 288U : 0U) << columns;
      EXPECT_EQ(answers.full(), usable);
      stats::detail::ExactRows found;
      EXPECT_EQ(answers.rows(), static_cast<std::int64_t>(taken));
      answers.put_into(found);
      const stats::detail::ExactRows expected = one_by_one(rows, columns, taken);
      EXPECT_EQ(found.n, expected.n);
      EXPECT_EQ(found.sum, expected.sum) << columns;
      EXPECT_EQ(found.product, expected.product) << columns;
      EXPECT_EQ(answers.rows(), 0);
    }
  }
}

TEST(SmallAnswers, StopBeforeWhatIsNone) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double other : {16.0, -1.0, 0.5, 1e-300, 256.0, 65536.0, 4294967296.0, 4294967297.0, 1e300,
                             infinite, -infinite, nan, 14.999999999999998}) {
    for (std::size_t columns = 4; columns < 14; ++columns) {
      for (std::size_t at = 0; at < 8 * columns; ++at) {
        std::vector<double> rows(columns * 11, 3);
        rows[at] = other;
        stats::detail::SmallAnswers answers(columns);
        if (stats::detail::SmallAnswers(columns).take(std::vector<double>(4 * columns).data(), 4) == 0)
          return;
        EXPECT_EQ(answers.take(rows.data(), 11), at / columns / 4 * 4) << other << " at " << at;
      }
    }
  }
  stats::detail::SmallAnswers answers(4);
  const std::vector<double> zeros{-0.0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15};
  EXPECT_EQ(answers.take(zeros.data(), 3), 0U);
  const std::size_t taken = answers.take(zeros.data(), 4);
  stats::detail::ExactRows found;
  answers.put_into(found);
  if (taken > 0) {
    EXPECT_EQ(found.sum, (std::vector<std::int64_t>{0, 0, 1, 17}));
  }
}

/// Typical questionnaire data: mostly complete, few options, and every kind of exception.
TEST(Comoments, AdministrationsOfEveryKindGiveTheBitsThatRowsGive) {
  std::mt19937 random(15);
  const std::vector<double> others{
      16, -3, 2047, -2048, 2048, 30000, 31000, 2.5, -0.0, 1e9, std::numeric_limits<double>::quiet_NaN()};
  for (const unsigned one_in : {3U, 40U, 2000U}) {
    for (const std::size_t columns : {1U, 3U, 4U, 5U, 8U, 9U, 36U}) {
      for (const std::size_t rows : {16U, 287U, 288U, 289U, 1501U}) {
        std::vector<double> table(columns * rows);
        for (double& x : table) {
          x = static_cast<double>(random() % 16);
          if (random() % one_in == 0) x = others[random() % others.size()];
        }
        Comoments at_once(columns);
        at_once.add(table);
        Comoments rows_added(columns);
        for (std::size_t at = 0; at < table.size(); at += columns) {
          rows_added.add(std::span(table).subspan(at, columns));
        }
        expect_same(at_once, rows_added);
      }
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

/// Every answer of the columns, rounded to 16 bits.
std::vector<std::int16_t> in_columns(const std::vector<double>& rows, std::size_t columns,
                                     std::size_t stride) {
  std::vector<std::int16_t> table(columns * stride, 7);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    table[at % columns * stride + at / columns] =
        std::isnan(rows[at]) ? Comoments::missing : static_cast<std::int16_t>(rows[at]);
  }
  return table;
}

TEST(Comoments, ColumnsOfAdministrationsOfEveryKindGiveTheBitsThatRowsGive) {
  std::mt19937 random(16);
  const std::vector<double> others{
      16, -1, 255, 256, 2047, -2048, 2048, 30000, std::numeric_limits<double>::quiet_NaN()};
  for (const unsigned one_in : {3U, 40U, 2000U, 4000000000U}) {
    for (const std::size_t columns : {1U, 3U, 4U, 5U, 8U, 9U, 36U}) {
      for (const std::size_t rows : {1U, 15U, 16U, 17U, 287U, 288U, 289U, 1501U}) {
        std::vector<double> table(columns * rows);
        for (double& x : table) {
          x = static_cast<double>(random() % 16);
          if (random() % one_in == 0) x = others[random() % others.size()];
        }
        Comoments columns_added(columns);
        columns_added.add_columns(in_columns(table, columns, rows + 3), rows + 3, rows);
        Comoments rows_added(columns);
        for (std::size_t at = 0; at < table.size(); at += columns) {
          rows_added.add(std::span(table).subspan(at, columns));
        }
        expect_same(columns_added, rows_added);
      }
    }
  }
}

TEST(SmallAnswers, OfColumnsStopBeforeWhatIsNone) {
  constexpr std::size_t columns = 5;
  constexpr std::size_t rows = 50;
  if (stats::detail::SmallAnswers(columns).take(std::vector<double>(4 * columns).data(), 4) == 0) return;
  for (const double other : {16.0, -1.0, 255.0, 256.0, 271.0, 4096.0, -32768.0}) {
    for (std::size_t at = 0; at < columns * rows; ++at) {
      std::vector<double> table(columns * rows, 15);
      table[at] = other;
      stats::detail::SmallAnswers answers(columns);
      EXPECT_EQ(answers.take_columns(in_columns(table, columns, rows).data(), rows, rows),
                std::min<std::size_t>(at / columns / 16 * 16, 48))
          << other << " at " << at;
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
