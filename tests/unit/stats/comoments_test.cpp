#include "intimetry/stats/comoments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::comoments_test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Comoments of(std::size_t columns, const std::vector<double>& rows) {
  Comoments comoments(columns);
  comoments.add(rows);
  return comoments;
}

TEST(Comoments, CountsEachPairsCases) {
  const Comoments comoments = of(2, {1, 2, 3, none, none, none, 5, 4});
  EXPECT_EQ(comoments.rows(), 4);
  const CovarianceMatrix pairwise = comoments.covariances(Cases::pairwise);
  EXPECT_EQ(pairwise.n, (std::vector<std::int64_t>{3, 2, 2, 2}));
  EXPECT_EQ(pairwise.mean, (std::vector<double>{3, 3}));
  EXPECT_EQ(pairwise.covariance, (std::vector<double>{4, 4, 4, 2}));
  const CovarianceMatrix listwise = comoments.covariances(Cases::listwise);
  EXPECT_EQ(listwise.n, (std::vector<std::int64_t>{2, 2, 2, 2}));
  EXPECT_EQ(listwise.covariance, (std::vector<double>{8, 4, 4, 2}));
}

TEST(Comoments, TooFewCasesHaveNoCovariance) {
  const CovarianceMatrix empty = Comoments(1).covariances(Cases::pairwise);
  EXPECT_EQ(empty.n[0], 0);
  EXPECT_TRUE(std::isnan(empty(0, 0)) && std::isnan(empty.mean[0]));
  const CovarianceMatrix one = of(1, {3}).covariances(Cases::pairwise);
  EXPECT_EQ(one.mean[0], 3);
  EXPECT_TRUE(std::isnan(one(0, 0)));
}

TEST(Comoments, AConstantColumnHasExactlyNoVariance) {
  EXPECT_EQ(of(1, std::vector<double>(1000, 0.1)).covariances(Cases::listwise)(0, 0), 0);
  EXPECT_EQ(of(1, std::vector<double>(1000, 7)).covariances(Cases::listwise)(0, 0), 0);
}

TEST(Comoments, AreExactAtTheBoundOfTheIntegers) {
  // A million rows of +-30000: the variance is 9e8 n / (n - 1), and every sum is exact.
  std::vector<double> rows;
  for (int i = 0; i < 500000; ++i) rows.insert(rows.end(), {30000, -30000});
  EXPECT_EQ(of(1, rows).covariances(Cases::listwise)(0, 0), 9e8 * 1e6 / 999999.0);
}

TEST(Comoments, ALargeMeanDoesNotSwallowTheSpread) {
  EXPECT_EQ(of(1, {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}).covariances(Cases::listwise)(0, 0), 30);
}

TEST(Comoments, AreExactAtTheBoundOfABlock) {
  // 512 times 2047^2 just fits 32 bits.
  std::vector<double> rows;
  for (int i = 0; i < 2048; ++i) rows.insert(rows.end(), {2047, i % 2 == 0 ? 2047.0 : -2047.0});
  const CovarianceMatrix found = of(2, rows).covariances(Cases::listwise);
  EXPECT_EQ(found(0, 0), 0);
  EXPECT_EQ(found(0, 1), 0);
  EXPECT_EQ(found(1, 1), 2047.0 * 2047 * 2048 / 2047);
}

TEST(Comoments, AfterABadRowTheRowsBeforeItCount) {
  std::vector<double> rows(40, 1);
  rows[37] = 1e101;
  Comoments comoments(2);
  try {
    comoments.add(rows);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("row 19, column 2"), std::string::npos) << error.what();
  }
}

TEST(Comoments, RefuseColumnsThatAreTooShort) {
  Comoments comoments(2);
  const std::vector<std::int16_t> columns(7, 1);
  EXPECT_THROW(comoments.add_columns(columns, 4, 4), Error);
  EXPECT_THROW(comoments.add_columns(columns, 3, 4), Error);
  EXPECT_NO_THROW(comoments.add_columns(columns, 4, 3));
  EXPECT_THROW(comoments.add_columns(std::vector<std::int16_t>{31000, 1}, 1, 1), Error);
  EXPECT_EQ(comoments.rows(), 3);
}

TEST(Comoments, RefuseWhatIsNoRowAndNoAnswer) {
  Comoments comoments(2);
  EXPECT_THROW(Comoments(0), Error);
  EXPECT_THROW(comoments.add(std::vector<double>{1, 2, 3}), Error);
  EXPECT_THROW(comoments.merge(Comoments(3)), Error);
  try {
    comoments.add(std::vector<double>{1, 2, 3, std::numeric_limits<double>::infinity()});
    FAIL() << "an infinite answer was taken";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("row 2, column 2"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::comoments_test
