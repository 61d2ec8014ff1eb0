#include "intimetry/stats/intra_individual_sd.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace intimetry::intra_individual_sd_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;

TEST(IntraIndividualSd, OfAStraightLineIsExactlyZeroAndNotMissing) {
  const Statistic sd = intra_individual_sd(Answers(7, 0.1));
  ASSERT_TRUE(sd.exists());
  EXPECT_EQ(sd.value, 0);
  EXPECT_EQ(intra_individual_sd(Answers{gap, 2}).reason, MissingReason::number_of_items);
}

}  // namespace
}  // namespace intimetry::intra_individual_sd_test
