#include "intimetry/stats/holm.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::holm_test {
namespace {

TEST(Holm, AgreesWithR) {
  struct Family {
    std::size_t m = 0;
    std::vector<double> p, adjusted;
  };
  std::map<std::string, Family> families;
  for (const auto& row : test::reference_rows("holm/table.csv")) {
    Family& family = families[row[0]];
    family.m = std::stoul(row[1]);
    family.p.push_back(test::number(row[2]));
    family.adjusted.push_back(test::number(row[3]));
  }
  for (const auto& [name, family] : families) {
    const HolmAdjusted holm = holm_adjusted(family.p);
    EXPECT_EQ(holm.m, family.m) << name;
    for (std::size_t i = 0; i < family.p.size(); ++i) {
      if (std::isnan(family.adjusted[i])) {
        EXPECT_TRUE(std::isnan(holm.p[i])) << name;
      } else {
        EXPECT_TRUE(test::agree(holm.p[i], family.adjusted[i], 1e-12)) << name << " " << i;
      }
    }
  }
}

}  // namespace
}  // namespace intimetry::holm_test
