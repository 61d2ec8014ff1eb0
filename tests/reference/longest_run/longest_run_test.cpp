#include "intimetry/stats/longest_run.hpp"

#include <gtest/gtest.h>

#include "reference/administrations.hpp"

namespace intimetry::longest_run_test {
namespace {

TEST(LongestRun, IsThatOfEveryStretchLookedAt) {
  const auto administrations = test::reference_administrations("longest_run/data/answers.csv");
  for (const auto& row : test::reference_rows("longest_run/table.csv")) {
    const Statistic run = longest_run(administrations.at(std::stoul(row[0])));
    ASSERT_EQ(run.exists(), row[1] != "NA") << row[0];
    if (run.exists()) {
      EXPECT_EQ(run.value, test::number(row[1])) << row[0];
    }
  }
}

}  // namespace
}  // namespace intimetry::longest_run_test
