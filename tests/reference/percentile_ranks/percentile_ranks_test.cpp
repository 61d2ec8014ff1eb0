#include "intimetry/stats/percentile_ranks.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::percentile_ranks_test {
namespace {

struct Sample {
  std::vector<double> scores;
  std::vector<std::size_t> couples;
};

Sample sample_of(const std::string& name) {
  Sample sample;
  for (const auto& row : test::reference_rows("percentile_ranks/data/" + name + ".csv")) {
    sample.couples.push_back(static_cast<std::size_t>(test::number(row[0])));
    sample.scores.push_back(test::number(row[1]));
  }
  return sample;
}

testing::AssertionResult same_error(double actual, double expected) {
  if (std::abs(actual - expected) < 1e-12) return testing::AssertionSuccess();
  return test::agree(actual, expected);
}

TEST(PercentileRanks, AgreeWithR) {
  std::map<std::string, std::size_t> seen;
  for (const auto& row : test::reference_rows("percentile_ranks/table.csv")) {
    const Sample sample = sample_of(row[0]);
    const auto together = percentile_ranks(sample.scores, sample.couples);
    const auto alone = percentile_ranks(sample.scores);
    const std::size_t at = seen[row[0]]++;
    ASSERT_LT(at, together.size());
    EXPECT_EQ(together[at].score, test::number(row[1]));
    EXPECT_EQ(static_cast<double>(together[at].count), test::number(row[2]));
    EXPECT_TRUE(test::agree(together[at].percentile, test::number(row[3]))) << row[0];
    EXPECT_TRUE(same_error(together[at].standard_error.value, test::number(row[4]))) << row[0] << row[1];
    EXPECT_TRUE(same_error(alone[at].standard_error.value, test::number(row[5]))) << row[0] << row[1];
  }
  EXPECT_EQ(seen.size(), 6U);
  for (const auto& [name, rows] : seen) EXPECT_EQ(percentile_ranks(sample_of(name).scores).size(), rows);
}

}  // namespace
}  // namespace intimetry::percentile_ranks_test
