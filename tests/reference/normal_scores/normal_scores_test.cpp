#include "intimetry/stats/normal_scores.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::normal_scores_test {
namespace {

testing::AssertionResult same(double actual, double expected) {
  if (std::isnan(expected)) {
    return std::isnan(actual) ? testing::AssertionSuccess() : testing::AssertionFailure() << "expected none";
  }
  if (std::abs(actual - expected) < 1e-12) return testing::AssertionSuccess();
  return test::agree(actual, expected);
}

TEST(NormalScores, AgreeWithPspp) {
  constexpr std::array positions{PlottingPosition::rankit, PlottingPosition::blom, PlottingPosition::tukey,
                                 PlottingPosition::van_der_waerden};
  std::map<std::string, std::size_t> seen;
  for (const auto& row : test::reference_rows("normal_scores/table.csv")) {
    const std::vector<double> scores =
        test::reference_numbers("normal_scores/data/" + row[0] + ".csv").values;
    const std::size_t at = seen[row[0]]++;
    EXPECT_EQ(test::number(row[1]), static_cast<double>(at + 1));
    EXPECT_TRUE(same(mean_ranks(scores)[at], test::number(row[2]))) << row[0] << " " << at;
    for (std::size_t p = 0; p < positions.size(); ++p) {
      EXPECT_TRUE(same(normal_scores(scores, positions[p])[at], test::number(row[3 + p])))
          << row[0] << " " << at << " " << word(positions[p]);
    }
  }
  EXPECT_EQ(seen.size(), 6U);
}

TEST(NormalScores, RankitIsTheDefault) {
  const std::vector<double> scores{3, 1, 4, 1, 5};
  EXPECT_EQ(normal_scores(scores), normal_scores(scores, PlottingPosition::rankit));
  EXPECT_NE(normal_scores(scores), normal_scores(scores, PlottingPosition::blom));
}

}  // namespace
}  // namespace intimetry::normal_scores_test
