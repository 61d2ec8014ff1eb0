#include "intimetry/stats/single_case.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::single_case_test {
namespace {

double value_of(const std::vector<std::string>& row) {
  const auto x = [&](std::size_t column) { return test::number(row[column]); };
  const std::string& name = row[6];
  if (row[0] == "regressed") {
    const RegressedDifference result = regressed_difference(x(1), x(2), x(3), x(4));
    return name == "reliability" ? result.reliability.value : result.difference.value;
  }
  SingleCase result;
  if (row[0] == "difference") {
    result = difference_test(x(1), {.mean = 1.25, .sd_a = x(2), .sd_b = x(3), .r = x(4), .n = x(5)});
  } else if (row[0] == "exchangeable") {
    result = exchangeable_difference_test(x(1), x(2), x(5));
  } else {
    result = standardised_difference_test(x(1), x(2), x(3));
  }
  return name == "statistic" ? result.statistic.value : name == "df" ? result.df : result.p.value;
}

TEST(SingleCase, AgreesWithR) {
  for (const auto& row : test::reference_rows("single_case/table.csv")) {
    EXPECT_TRUE(test::agree(value_of(row), test::number(row[7]), 1e-8)) << row[0] << " " << row[6];
  }
}

}  // namespace
}  // namespace intimetry::single_case_test
