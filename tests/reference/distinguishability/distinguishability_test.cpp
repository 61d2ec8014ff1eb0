#include "intimetry/dyadic/distinguishability.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "reference/dyadic_columns.hpp"

namespace intimetry::distinguishability_test {
namespace {

TEST(DyadicDistinguishability, AgreesWithLavaanAndR) {
  std::map<std::string, Distinguishability> found;
  int exact = 0;
  for (const auto& row : test::reference_rows("distinguishability/table.csv")) {
    if (found.count(row[0]) == 0) {
      const test::DyadicColumns columns("distinguishability/data/" + row[0] + ".csv");
      DistinguishabilityOptions options;
      options.swaps = 999;
      found[row[0]] = distinguishability(columns.variables(), options);
    }
    const Distinguishability& test = found[row[0]];
    double actual = test.chi_square.value;
    if (row[1] == "p") actual = test.p.value;
    if (row[1] == "lavaan_df") actual = test.df;
    if (row[1] == "swap_p") {
      actual = test.swap_p.value;
      EXPECT_TRUE(test.exact) << row[0];
      ++exact;
    }
    const double tolerance = row[1] == "lavaan_chi_square" ? 1e-6 : 1e-9;
    EXPECT_TRUE(test::agree(actual, test::number(row[2]), tolerance)) << row[0] << " " << row[1];
  }
  EXPECT_EQ(found.size(), 6U);
  EXPECT_EQ(exact, 2);
}

// The permutation test with random samples approaches the exact test of a small sample.
TEST(DyadicDistinguishability, SampledSwapsApproachTheExactTest) {
  const test::DyadicColumns columns("distinguishability/data/small_two.csv");
  DistinguishabilityOptions few;
  few.swaps = 200;
  const Distinguishability sampled = distinguishability(columns.variables(), few);
  const Distinguishability exact = distinguishability(columns.variables());
  ASSERT_FALSE(sampled.exact);
  ASSERT_TRUE(exact.exact);
  EXPECT_NEAR(sampled.swap_p.value, exact.swap_p.value, 0.15);
}

}  // namespace
}  // namespace intimetry::distinguishability_test
