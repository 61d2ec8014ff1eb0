#include "intimetry/stats/item_agreement.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::item_agreement_test {
namespace {

TEST(ItemAgreement, AgreesWithR) {
  std::map<std::string, std::vector<double>> a;
  std::map<std::string, std::vector<double>> b;
  for (const auto& row : test::reference_rows("item_agreement/data/answers.csv")) {
    a[row[0]].push_back(test::number(row[1]));
    b[row[0]].push_back(test::number(row[2]));
  }
  for (const auto& row : test::reference_rows("item_agreement/table.csv")) {
    const AverageDeviation deviation = average_deviation(a.at(row[0]), b.at(row[0]), 5);
    const double value = row[1] == "kappa" ? quadratic_kappa(a.at(row[0]), b.at(row[0])).value
                         : row[1] == "n"   ? static_cast<double>(deviation.n)
                                           : deviation.mean.value;
    EXPECT_TRUE(test::agree(value, test::number(row[2]))) << row[0] << " " << row[1];
  }
}

}  // namespace
}  // namespace intimetry::item_agreement_test
