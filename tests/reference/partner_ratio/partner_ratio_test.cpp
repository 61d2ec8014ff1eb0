#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <set>
#include <string>

#include "intimetry/dyadic/fieller.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::partner_ratio_test {
namespace {

TEST(FiellerSet, IsWhereTheTTestDoesNotReject) {
  std::set<std::string> shapes;
  for (const auto& row : test::reference_rows("partner_ratio/table.csv")) {
    const auto cell = [&](std::size_t i) { return test::number(row[i]); };
    const FiellerSet set = fieller_set({cell(0), cell(1), cell(2), cell(3), cell(4), cell(5)});
    EXPECT_EQ(word(set.shape), row[6]);
    shapes.insert(row[6]);
    if (row[6] == "line") {
      EXPECT_TRUE(std::isinf(set.low) && std::isinf(set.high));
      continue;
    }
    EXPECT_TRUE(test::agree(set.low, cell(7), 1e-7)) << row[7];
    EXPECT_TRUE(test::agree(set.high, cell(8), 1e-7)) << row[8];
  }
  EXPECT_EQ(shapes.size(), 3U);
}

}  // namespace
}  // namespace intimetry::partner_ratio_test
