#include "intimetry/change/change_error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>

#include "intimetry/change/score_change.hpp"
#include "intimetry/core/error.hpp"
#include "unit/change/change_kit.hpp"

namespace intimetry::change_error_test {
namespace {

using test::plain_error;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const Direction better = Direction::higher_is_better;

ChangeVerdict verdict(double earlier, double later, const ChangeCriterion& criterion, Direction direction,
                      std::optional<ClinicalCutoff> cutoff = std::nullopt) {
  return score_change(earlier, later, criterion, direction, cutoff).verdict;
}

// Jacobson and Truax 1991: s 7.5, r .80, 32.5 -> 47.5.
TEST(JacobsonTruax, GivesThePapersExample) {
  const MeasurementError error = jacobson_truax_error(7.5, .80);
  EXPECT_NEAR(error.standard_error, 4.743416, 5e-7);
  const ScoreChange change = score_change(32.5, 47.5, change_criterion(error), better);
  EXPECT_NEAR(change.rc.value, 3.162278, 5e-7);
  EXPECT_TRUE(change.reliable);
}

TEST(JacobsonTruax, TrapDividesByTheErrorOfADifferenceNotByThatOfOneScore) {
  // 1984: 15/(7.5 sqrt(.2)) = 4.47. A change of 8 is reliable by that (2.39), and is not (1.69).
  const ChangeCriterion criterion = change_criterion(jacobson_truax_error(7.5, .80));
  EXPECT_EQ(verdict(30, 38, criterion, better), ChangeVerdict::unchanged);
}

TEST(JacobsonTruax, RefusesWhatCannotBe) {
  EXPECT_THROW(jacobson_truax_error(0, .8), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, 1), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, -.1), Error);
  EXPECT_THROW(jacobson_truax_error(nan, .8), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, nan), Error);
}

TEST(ChangeError, OfADiscrepancyIsRootTwoOfItsError) {
  EXPECT_DOUBLE_EQ(discrepancy_change_error(plain_error(3)).standard_error, 3 * std::sqrt(2.0));
  EXPECT_FALSE(discrepancy_change_error(MeasurementError()).exists());
  EXPECT_DOUBLE_EQ(discrepancy_change_error(plain_error(3), plain_error(4)).standard_error, 5);
  EXPECT_FALSE(discrepancy_change_error(plain_error(3), MeasurementError()).exists());
  EXPECT_FALSE(discrepancy_change_error(MeasurementError(), plain_error(3)).exists());
}

TEST(ChangeError, OfACouplesMeanIsNoLargerThanThatOfTheLessExactPartner) {
  EXPECT_DOUBLE_EQ(couple_mean_change_error(plain_error(3), plain_error(4)).standard_error, std::sqrt(12.5));
  const MeasurementError none;
  EXPECT_EQ(couple_mean_change_error(none, plain_error(3)).reason(), MissingReason::error_unknown);
  EXPECT_EQ(couple_mean_change_error(plain_error(3), none).reason(), MissingReason::error_unknown);
}

}  // namespace
}  // namespace intimetry::change_error_test
