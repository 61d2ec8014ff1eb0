#include "intimetry/stats/difference_error.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "reference/reference_table.hpp"

namespace intimetry::difference_error_test {
namespace {

std::map<std::string, double> measured(const std::string& data) {
  const test::Numbers items = test::reference_numbers("difference_error/data/" + data + ".csv");
  Comoments comoments(items.columns);
  comoments.add(items.values);
  const DifferenceError error = difference_error(comoments.covariances(Cases::listwise));
  return {{"n", static_cast<double>(error.n)},
          {"sem_a", error.sem_a.value},
          {"sem_b", error.sem_b.value},
          {"standard_error", error.standard_error.value},
          {"difference_alpha", error.difference_alpha.value},
          {"covariance", error.covariance.value}};
}

TEST(DifferenceError, AgreesWithR) {
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("difference_error/table.csv")) {
    EXPECT_TRUE(test::agree(measured(row[0]).at(row[1]), test::number(row[2]))) << row[0] << " " << row[1];
    ++compared;
  }
  EXPECT_EQ(compared, 5U * 6U);
}

}  // namespace
}  // namespace intimetry::difference_error_test
