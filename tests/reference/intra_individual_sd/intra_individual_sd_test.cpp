#include "intimetry/stats/intra_individual_sd.hpp"

#include <gtest/gtest.h>

#include "reference/administrations.hpp"

namespace intimetry::intra_individual_sd_test {
namespace {

TEST(IntraIndividualSd, AgreesWithFractions) {
  const auto administrations = test::reference_administrations("longest_run/data/answers.csv");
  for (const auto& row : test::reference_rows("intra_individual_sd/table.csv")) {
    const Statistic sd = intra_individual_sd(administrations.at(std::stoul(row[0])));
    ASSERT_EQ(sd.exists(), row[1] != "NA") << row[0];
    if (sd.exists()) {
      EXPECT_TRUE(test::agree(sd.value, test::number(row[1]))) << row[0];
    }
  }
}

}  // namespace
}  // namespace intimetry::intra_individual_sd_test
