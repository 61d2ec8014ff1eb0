#include "intimetry/stats/global_q.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::global_q_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(GlobalQ, LeavesOutWhatHasNoErrorAndCountsIt) {
  const GlobalQ q = global_q(Numbers{3, none, 1}, Numbers{1, 1, none});
  EXPECT_EQ(q.k, 1U);
  EXPECT_EQ(q.left_out, 2U);
  EXPECT_EQ(q.total.value.value, 9);
  EXPECT_EQ(q.rest.value.reason, MissingReason::number_of_items);
  EXPECT_EQ(global_q(Numbers{1, 2}, Numbers{0, 1}).total.p.reason, MissingReason::zero_variance);
  EXPECT_EQ(global_q(Numbers{none}, Numbers{1}).total.value.reason, MissingReason::number_of_items);
  EXPECT_EQ(correlated_global_q(Numbers{1, 2}, Numbers{1, 2, 2, 1}).total.value.reason,
            MissingReason::contradictory);
}

// A trap: chi-square for errors that were estimated from eight items would reject too often.
TEST(GlobalQ, EstimatedErrorsAskForMoreThanChiSquare) {
  const Numbers d{2, -2, 2, -2, 2};
  const Numbers errors(5, 1);
  const GlobalQ known = global_q(d, errors);
  const GlobalQ estimated = estimated_global_q(d, errors, Numbers(5, 7));
  EXPECT_EQ(estimated.total.value.value, known.total.value.value);
  EXPECT_GT(estimated.total.p.value, 2 * known.total.p.value);
  EXPECT_EQ(estimated.draws, 2000U);
  EXPECT_THROW(estimated_global_q(d, errors, Numbers(5, 1.5)), Error);
}

TEST(GlobalQ, RefusesErrorsThatAreNoErrors) {
  EXPECT_THROW(global_q(Numbers{1, 2}, Numbers{1}), Error);
  EXPECT_THROW(global_q(Numbers{1}, Numbers{-1}), Error);
  EXPECT_THROW(correlated_global_q(Numbers{1, 2}, Numbers{1, 0, 0}), Error);
}

// By hand: (3/1)^2 + (4/2)^2; the mean of the two, weighed by 1 and 1/4, is 3.2, and 12.8 of 13 are its own.
TEST(GlobalQ, IsTheSumOfSquaresInUnitsOfTheirErrors) {
  const GlobalQ q = global_q(Numbers{3, 4}, Numbers{1, 2});
  EXPECT_DOUBLE_EQ(q.total.value.value, 13);
  EXPECT_NEAR(q.rest.value.value, 9 + 4 - 3.2 * 3.2 * 1.25, 1e-12);
}

}  // namespace
}  // namespace intimetry::global_q_test
