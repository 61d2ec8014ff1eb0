#include "intimetry/stats/even_odd.hpp"

#include <gtest/gtest.h>

#include "reference/administrations.hpp"

namespace intimetry::even_odd_test {
namespace {

TEST(EvenOdd, AgreesWithTheDefinition) {
  const auto administrations = test::reference_administrations("even_odd/data/answers.csv");
  std::vector<std::vector<std::size_t>> scales(6);
  for (std::size_t i = 0; i < 30; ++i) scales[i % 6].push_back(i);
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("even_odd/table.csv")) {
    const EvenOdd found = even_odd(administrations.at(std::stoul(row[0])), scales);
    EXPECT_EQ(found.scales, std::stoul(row[1])) << row[0];
    ASSERT_EQ(found.r.exists(), row[2] != "NA") << row[0];
    if (!found.r.exists()) continue;
    ++compared;
    EXPECT_NEAR(found.r.value, test::number(row[2]), 1e-9 * std::abs(test::number(row[2])) + 1e-12) << row[0];
    const double whole = test::number(row[3]);
    if (found.spearman_brown.exists()) {
      EXPECT_NEAR(found.spearman_brown.value, whole, 1e-9 * std::abs(whole) + 1e-12) << row[0];
    }
  }
  EXPECT_GT(compared, 40U);
}

}  // namespace
}  // namespace intimetry::even_odd_test
