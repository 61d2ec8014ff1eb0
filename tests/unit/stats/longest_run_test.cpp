#include "intimetry/stats/longest_run.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace intimetry::longest_run_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;

TEST(LongestRun, IsBrokenByAMissingAnswer) {
  EXPECT_EQ(longest_run(Answers{3, 3, gap, 3, 3, 3}).value, 3);  // six, were it passed over
  EXPECT_EQ(longest_run(Answers{gap, gap, gap, 1}).value, 1);    // three, were missing equal to itself
  EXPECT_EQ(longest_run(Answers{gap, gap}).reason, MissingReason::too_few_cases);
  EXPECT_EQ(longest_run(Answers{}).reason, MissingReason::too_few_cases);
}

}  // namespace
}  // namespace intimetry::longest_run_test
