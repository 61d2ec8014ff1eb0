#include "intimetry/norms/standard_score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "reference/reference_table.hpp"

namespace intimetry::standard_score_test {
namespace {

const std::vector<PercentilePoint> six{{4, 2.5, {}, {}}, {6, 11, {}, {}},  {7, 30.25, {}, {}},
                                       {9, 61, {}, {}},  {12, 90, {}, {}}, {20, 99, {}, {}}};

ScoreNorm norm_called(const std::string& name) {
  ScoreNorm norm;
  if (name == "linear") {
    norm.mean = 21.25;
    norm.sd = 4.5;
  } else if (name == "decimals") {
    norm.mean = 3.1417;
    norm.sd = 0.6321;
  } else if (name == "ends") {
    norm.table = {{0, 0, {}, {}}, {5, 50, {}, {}}, {10, 100, {}, {}}};
  } else {
    norm.table = six;
  }
  if (name == "both") {
    norm.mean = 9;
    norm.sd = 3;
  }
  return norm;
}

testing::AssertionResult same(const Statistic& actual, const std::string& cell, double tolerance) {
  const double expected = test::number(cell);
  if (actual.exists() == std::isnan(expected)) return testing::AssertionFailure() << "expected " << cell;
  if (!actual.exists()) return testing::AssertionSuccess();
  if (std::abs(actual.value - expected) <= tolerance) return testing::AssertionSuccess();
  return test::agree(actual.value, expected, tolerance);
}

TEST(StandardScore, AgreesWithR) {
  std::map<std::string, int> seen;
  for (const auto& row : test::reference_rows("standard_score/table.csv")) {
    const ScoreNorm norm = norm_called(row[0]);
    const StandardScore score = standard_score(norm, test::number(row[1]));
    const double tolerance = norm.normalised() ? 1e-12 : 0;
    EXPECT_TRUE(same(score.z, row[2], tolerance)) << row[0] << " " << row[1] << " z";
    EXPECT_TRUE(same(score.t, row[3], tolerance)) << row[0] << " " << row[1] << " t";
    EXPECT_TRUE(same(score.percentile, row[4], 1e-12)) << row[0] << " " << row[1] << " percentile";
    EXPECT_TRUE(same(score.stanine, row[5], 0)) << row[0] << " " << row[1] << " stanine";
    EXPECT_TRUE(same(score.sten, row[6], 0)) << row[0] << " " << row[1] << " sten";
    ++seen[row[0]];
  }
  EXPECT_EQ(seen.size(), 5U);
}

}  // namespace
}  // namespace intimetry::standard_score_test
