#include "intimetry/stats/item_error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "intimetry/stats/distributions.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::item_error_test {
namespace {

std::map<std::string, double> measured(const std::string& data) {
  const test::Numbers items = test::reference_numbers("item_error/data/" + data + ".csv");
  std::vector<double> shares;
  std::vector<double> ranges;
  std::vector<double> differences;
  for (std::size_t i = 0; i < items.rows(); ++i) {
    const double* item = &items.values[4 * i];
    ranges.push_back(item[3] - item[2]);
    shares.push_back((item[0] - item[2]) / ranges.back());
    differences.push_back(item[0] - item[1]);
  }
  const ItemError sum = conditional_error(shares, ranges);
  const ItemError paired = paired_item_error(differences);
  const double t = paired.value.value / paired.standard_error.value;
  const double margin = t_quantile(.025, paired.df, Tail::upper) * paired.standard_error.value;
  return {{"sum", sum.value.value},
          {"sem", sum.standard_error.value},
          {"t", t},
          {"df", paired.df},
          {"p", 2 * t_probability(std::abs(t), paired.df, Tail::upper)},
          {"low", paired.value.value - margin},
          {"high", paired.value.value + margin},
          {"difference", paired.value.value}};
}

TEST(ItemError, AgreesWithR) {
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("item_error/table.csv")) {
    EXPECT_TRUE(test::agree(measured(row[0]).at(row[1]), test::number(row[2]))) << row[0] << " " << row[1];
    ++compared;
  }
  EXPECT_EQ(compared, 6U * 8U);
}

}  // namespace
}  // namespace intimetry::item_error_test
