#include "intimetry/stats/global_q.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::global_q_test {
namespace {

std::vector<double> numbers(const std::string& cell) {
  std::istringstream text(cell);
  std::vector<double> values;
  for (double value = 0; text >> value;) values.push_back(value);
  return values;
}

Statistic part(const GlobalQ& q, const std::string& name) {
  if (name == "total") return q.total.value;
  if (name == "elevation") return q.elevation.value;
  if (name == "rest") return q.rest.value;
  if (name == "p_total") return q.total.p;
  return name == "p_elevation" ? q.elevation.p : q.rest.p;
}

TEST(GlobalQ, AgreesWithR) {
  for (const auto& row : test::reference_rows("global_q/table.csv")) {
    if (row[0] == "estimated") continue;
    const GlobalQ q = row[0] == "independent" ? global_q(numbers(row[2]), numbers(row[3]))
                                              : correlated_global_q(numbers(row[2]), numbers(row[3]));
    const Statistic value = part(q, row[4]);
    EXPECT_EQ(value.exists(), row[5] != "NA") << row[0] << " " << row[1] << " " << row[4];
    if (!value.exists()) continue;
    EXPECT_TRUE(test::agree(value.value, test::number(row[5]))) << row[0] << " " << row[1] << " " << row[4];
  }
}

TEST(GlobalQ, OfEstimatedErrorsAgreesWithSquaredTsInR) {
  const std::size_t draws = 100'000;
  for (const auto& row : test::reference_rows("global_q/table.csv")) {
    if (row[0] != "estimated") continue;
    const std::vector<double> d = numbers(row[2]);
    const GlobalQ q = estimated_global_q(d, numbers(row[3]), std::vector<double>(d.size(), 7), draws);
    const double expected = test::number(row[5]);
    const double error = std::sqrt(expected * (1 - expected) * (1.0 / 100'000 + 1.0 / 400'000));
    EXPECT_NEAR(q.total.p.value, expected, 4 * error) << row[1];
  }
}

}  // namespace
}  // namespace intimetry::global_q_test
