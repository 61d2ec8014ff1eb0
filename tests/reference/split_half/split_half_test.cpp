#include "intimetry/stats/split_half.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::split_half_test {
namespace {

SplitHalf halves_of(const std::string& data, const std::string& split) {
  const test::Numbers numbers = test::reference_numbers("alpha/data/" + data + ".csv");
  Comoments comoments(numbers.columns);
  comoments.add(numbers.values);
  const CovarianceMatrix items = comoments.covariances(Cases::listwise);
  if (split == "odd_even") return split_half(items);
  std::vector<int> marks(items.k);
  for (std::size_t i = 0; i < items.k; ++i) marks[i] = 2 * (i + 1) > items.k ? 1 : 0;
  return split_half(items, marks);
}

TEST(SplitHalf, AgreesWithHalfScoresInR) {
  for (const auto& row : test::reference_rows("split_half/table.csv")) {
    const SplitHalf halves = halves_of(row[0], row[1]);
    const Statistic value = row[3] == "guttman"          ? halves.guttman
                            : row[3] == "spearman_brown" ? halves.spearman_brown
                                                         : halves.between_halves;
    EXPECT_EQ(halves.n, std::stoll(row[2])) << row[0];
    EXPECT_TRUE(test::agree(value.value, test::number(row[4]))) << row[0] << " " << row[1] << " " << row[3];
  }
}

}  // namespace
}  // namespace intimetry::split_half_test
