#include "intimetry/dyadic/distinguishability.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::distinguishability_test {
namespace {

using test::Column;
using test::other;
using test::same;
using test::up;

TEST(Distinguishability, SaysWhyThereIsNone) {
  const auto reason = [](const std::vector<MemberValues>& variables) {
    return distinguishability(variables).chi_square.reason;
  };
  EXPECT_EQ(reason({{up, other}, {other, same}, {up, same}}), MissingReason::too_few_cases);
  EXPECT_EQ(reason({{up, up}}), MissingReason::zero_variance);  // partners never differ
  EXPECT_EQ(reason({{same, same}}), MissingReason::zero_variance);
  EXPECT_EQ(reason({{up, other}, {up, other}}), MissingReason::collinear);
  EXPECT_THROW(distinguishability({}), Error);
  const Column infinite{1, 2, 3, std::numeric_limits<double>::infinity(), 5, 6};
  EXPECT_THROW(distinguishability(std::array{MemberValues{up, infinite}}), Error);
}

// One variable: n [ln(S_plus) + ln(M_minus) - ln det S] of sums and differences. Sums 3 3 7 7 12 12 and
// differences -1 1 -1 1 -2 2: S_plus = 404/6 - (44/6)^2, M_minus = 12/6, their covariance 0, their means 44/6
// and 0, so that nothing is lost by taking the roles for exchangeable.
TEST(Distinguishability, IsZeroWhereTheRolesAreAlike) {
  const Distinguishability found = distinguishability(std::array{MemberValues{up, other}}, {.swaps = 0});
  EXPECT_NEAR(found.chi_square.value, 0, 1e-12);
  EXPECT_EQ(found.df, 2);
  EXPECT_NEAR(found.p.value, 1, 1e-12);
  EXPECT_EQ(found.n, 6);
}

TEST(Distinguishability, TriesAllArrangementsWhereTheyAreFew) {
  const Distinguishability found = distinguishability(std::array{MemberValues{up, other}});
  EXPECT_TRUE(found.exact);
  EXPECT_EQ(found.swaps, 32U) << "2^5: swapping all members changes nothing";
}

}  // namespace
}  // namespace intimetry::distinguishability_test
