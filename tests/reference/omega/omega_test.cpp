#include "intimetry/stats/omega.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::omega_test {
namespace {

Omega omega_of(const std::string& data) {
  const test::Numbers numbers = test::reference_numbers("omega/data/" + data + ".csv");
  return omega_total(numbers.values, numbers.columns);
}

TEST(Omega, AgreesWithLavaan) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("omega/table.csv")) {
    const Omega found = omega_of(row[0]);
    const std::string& statistic = row[1];
    const std::size_t item = std::stoul(row[2]);
    const double expected = test::number(row[3]);
    const std::string where = row[0] + " " + statistic + " " + row[2];
    seen.insert(statistic);
    ASSERT_TRUE(found.omega.exists()) << where;
    if (statistic == "n") {
      EXPECT_EQ(static_cast<double>(found.n), expected) << where;
    }
    if (statistic == "omega") {
      EXPECT_TRUE(test::agree(found.omega.value, expected, 1e-9)) << where;
    }
    if (statistic == "loading") {
      EXPECT_TRUE(test::agree(found.loadings[item - 1], expected, 1e-8)) << where;
    }
    if (statistic == "unique_variance") {
      EXPECT_TRUE(test::agree(found.unique_variances[item - 1], expected, 1e-8)) << where;
    }
    if (statistic == "discrepancy") {
      EXPECT_NEAR(found.discrepancy.value, expected, 1e-10) << where;
    }
  }
  EXPECT_EQ(seen,
            (std::set<std::string>{"n", "omega", "discrepancy", "loading", "unique_variance", "heywood"}));
}

TEST(Omega, ReportsTheHeywoodCasesThatLavaanHas) {
  std::map<std::string, std::vector<std::size_t>> expected;
  std::size_t with_some = 0;
  for (const auto& row : test::reference_rows("omega/table.csv")) {
    expected[row[0]];
    if (row[1] == "heywood") expected[row[0]].push_back(std::stoul(row[2]) - 1);
  }
  for (const auto& [data, items] : expected) {
    EXPECT_EQ(omega_of(data).heywood, items) << data;
    if (!items.empty()) ++with_some;
  }
  EXPECT_GE(with_some, 1U);
}

}  // namespace
}  // namespace intimetry::omega_test
