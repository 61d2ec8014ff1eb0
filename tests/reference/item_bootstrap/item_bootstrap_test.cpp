#include "intimetry/stats/item_bootstrap.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::item_bootstrap_test {
namespace {

ItemBootstrap bootstrap_of(const std::string& data, bool couples) {
  const test::Numbers table = test::reference_numbers("item_bootstrap/data/" + data + ".csv");
  std::vector<double> rows;
  std::vector<std::size_t> couple;
  for (std::size_t at = 0; at < table.values.size(); at += 5) {
    couple.push_back(static_cast<std::size_t>(table.values[at]));
    rows.insert(rows.end(), &table.values[at + 1], &table.values[at] + 5);
  }
  return bootstrap_items(rows, 4, couples ? couple : std::vector<std::size_t>(),
                         {.replications = 60, .seed = 4711, .threads = 1});
}

TEST(ItemBootstrap, AgreesWithTheSameDrawsInPython) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("item_bootstrap/table.csv")) {
    const ItemBootstrap found = bootstrap_of(row[0], row[1] == "couples");
    const std::string where = row[0] + " " + row[1] + " " + row[2];
    const double expected = test::number(row[3]);
    seen.insert(row[2]);
    if (row[2] == "n") {
      EXPECT_EQ(static_cast<double>(found.n), expected) << where;
    }
    if (row[2] == "clusters") {
      EXPECT_EQ(static_cast<double>(found.clusters), expected) << where;
    }
    if (row[2] == "alpha_low") {
      EXPECT_TRUE(test::agree(found.alpha.low, expected, 1e-12)) << where;
    }
    if (row[2] == "alpha_high") {
      EXPECT_TRUE(test::agree(found.alpha.high, expected, 1e-12)) << where;
    }
    if (row[2] == "omega_low") {
      EXPECT_TRUE(test::agree(found.omega.low, expected, 1e-9)) << where;
    }
    if (row[2] == "omega_high") {
      EXPECT_TRUE(test::agree(found.omega.high, expected, 1e-9)) << where;
    }
  }
  EXPECT_EQ(seen.size(), 6U);
}

}  // namespace
}  // namespace intimetry::item_bootstrap_test
