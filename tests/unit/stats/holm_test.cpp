#include "intimetry/stats/holm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::holm_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(Holm, RefusesWhatIsNoProbability) { EXPECT_THROW(holm_adjusted(Numbers{1.1}), Error); }

// .01 x 3, .03 x 2, .04 x 1 and no less than the one before.
TEST(Holm, TakesEachPTimesTheTestsThatAreLeft) {
  const Numbers adjusted = holm_adjusted(Numbers{.04, .01, .03}).p;
  EXPECT_NEAR(adjusted[1], .03, 1e-15);
  EXPECT_NEAR(adjusted[2], .06, 1e-15);
  EXPECT_NEAR(adjusted[0], .06, 1e-15);
  EXPECT_EQ(holm_adjusted(Numbers{.5, .6}).p[1], 1) << "no more than 1";
}

TEST(Holm, CountsNoTestThatIsMissing) {
  const HolmAdjusted adjusted = holm_adjusted(Numbers{.02, none});
  EXPECT_EQ(adjusted.m, 1U);
  EXPECT_NEAR(adjusted.p[0], .02, 1e-15);
  EXPECT_TRUE(std::isnan(adjusted.p[1]));
  EXPECT_EQ(holm_adjusted(Numbers{}).m, 0U);
}

}  // namespace
}  // namespace intimetry::holm_test
