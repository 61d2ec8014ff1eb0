#include "intimetry/change/score_change.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "unit/change/change_kit.hpp"

namespace intimetry::score_change_test {
namespace {

using test::plain_error;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const Direction better = Direction::higher_is_better;
const Direction worse = Direction::higher_is_worse;

ChangeVerdict verdict(double earlier, double later, const ChangeCriterion& criterion, Direction direction,
                      std::optional<ClinicalCutoff> cutoff = std::nullopt) {
  return score_change(earlier, later, criterion, direction, cutoff).verdict;
}

TEST(ScoreChange, FollowsTheScalesDirection) {
  const ChangeCriterion criterion = change_criterion(plain_error(2));
  EXPECT_EQ(verdict(10, 20, criterion, better), ChangeVerdict::improved);
  EXPECT_EQ(verdict(10, 20, criterion, worse), ChangeVerdict::deteriorated);
  EXPECT_EQ(verdict(20, 10, criterion, worse), ChangeVerdict::improved);
  EXPECT_EQ(verdict(20, 10, criterion, worse, clinical_cutoff(15, worse)), ChangeVerdict::recovered);
  EXPECT_EQ(verdict(10, 20, criterion, Direction::neither), ChangeVerdict::increased);
  EXPECT_EQ(verdict(20, 10, criterion, Direction::neither), ChangeVerdict::decreased);
  EXPECT_EQ(score_change(20, 10, criterion, worse).change.value, -10);  // the sign is that of the score
}

// Every pair of signs: what a difference a - b becomes is said by its size, and by its sign only where that
// turned.
TEST(DifferenceChange, IsSmallerOrLargerByItsSizeAndTheOtherWayRoundByItsSign) {
  struct Row {
    double earlier, later;
    ChangeVerdict verdict;
  };
  constexpr auto smaller = ChangeVerdict::smaller_difference;
  constexpr auto larger = ChangeVerdict::larger_difference;
  constexpr auto turned = ChangeVerdict::other_way_round;
  const ChangeCriterion criterion = change_criterion(plain_error(2));  // beyond 3.92
  for (const Row& row : {Row{-11, -2, smaller}, Row{-2, -11, larger}, Row{11, 2, smaller}, Row{2, 11, larger},
                         Row{-11, 0, smaller}, Row{11, 0, smaller}, Row{0, -11, larger}, Row{0, 11, larger},
                         Row{-11, 2, turned}, Row{-2, 11, turned}, Row{11, -2, turned}, Row{2, -11, turned},
                         Row{-6, 6, turned}, Row{6, -6, turned}, Row{-2, 1, ChangeVerdict::unchanged},
                         Row{-2, -3, ChangeVerdict::unchanged}, Row{-11, 1e-15, smaller},
                         Row{11, -1e-15, smaller}, Row{-1e-15, 11, larger}}) {
    const ScoreChange change = difference_change(row.earlier, row.later, criterion);
    EXPECT_EQ(word(change.verdict), word(row.verdict)) << row.earlier << " to " << row.later;
    EXPECT_EQ(change.change.value, row.later - row.earlier);
    const ScoreChange swapped = difference_change(-row.earlier, -row.later, criterion);
    EXPECT_EQ(swapped.verdict, change.verdict) << "which partner is subtracted from which changes nothing";
  }
}

TEST(DifferenceChange, IsSaidInWords) {
  EXPECT_EQ(verdict_words(ChangeVerdict::smaller_difference), "smaller difference");
  EXPECT_EQ(verdict_words(ChangeVerdict::larger_difference), "larger difference");
  EXPECT_EQ(verdict_words(ChangeVerdict::other_way_round), "now the other way round");
  EXPECT_EQ(verdict_words(ChangeVerdict::unchanged), "unchanged");
  EXPECT_EQ(verdict_words(ChangeVerdict::none), "");
  EXPECT_EQ(word(ChangeVerdict::smaller_difference), "smaller_difference");
}

TEST(DifferenceChange, HasNoVerdictWithoutAnErrorOrAValue) {
  EXPECT_EQ(difference_change(-11, -2, change_criterion(MeasurementError())).verdict, ChangeVerdict::none);
  EXPECT_EQ(difference_change(nan, -2, change_criterion(plain_error(2))).verdict, ChangeVerdict::none);
}

TEST(DifferenceChange, GoesByTheItemsAnsweredBothTimesWhereTheyWentTheOtherWay) {
  MeasurementError error = plain_error(1);
  error.value_on_items = 6;
  EXPECT_EQ(difference_change(-11, -4, change_criterion(error)).verdict, ChangeVerdict::smaller_difference);
  EXPECT_EQ(difference_change(-11, 1, change_criterion(error)).verdict, ChangeVerdict::other_way_round);
  EXPECT_EQ(difference_change(-11, -12, change_criterion(error)).verdict, ChangeVerdict::smaller_difference);
  EXPECT_EQ(difference_change(-11, -11, change_criterion(error)).verdict, ChangeVerdict::smaller_difference);
  EXPECT_EQ(difference_change(11, 10, change_criterion(error)).verdict, ChangeVerdict::larger_difference);
}

TEST(ScoreChange, CallsNobodyRecoveredWithoutACutoff) {
  const ScoreChange change = score_change(10, 90, change_criterion(plain_error(2)), better);
  EXPECT_EQ(change.verdict, ChangeVerdict::improved);
  EXPECT_FALSE(change.crossed);
}

TEST(ScoreChange, ShowsAChangeWithoutAVerdictWhereTheErrorIsUnknown) {
  const ScoreChange change = score_change(10, 20, change_criterion(MeasurementError()), better);
  EXPECT_EQ(change.change.value, 10);
  EXPECT_EQ(change.verdict, ChangeVerdict::none);
  EXPECT_EQ(change.why_none, MissingReason::error_unknown);
  EXPECT_EQ(change.rc.reason, MissingReason::error_unknown);
  EXPECT_EQ(change.p.reason, MissingReason::error_unknown);
  EXPECT_EQ(change.interval.reason, MissingReason::error_unknown);
  EXPECT_EQ(change.criterion.smallest_detectable().reason, MissingReason::error_unknown);
  MeasurementError zero_variance;
  zero_variance.flags = Flag::zero_variance;
  EXPECT_EQ(score_change(10, 20, change_criterion(zero_variance), better).why_none,
            MissingReason::zero_variance);
}

TEST(ScoreChange, HasNoValueWithoutAScore) {
  const ScoreChange change = score_change(nan, 20, change_criterion(plain_error(2)), better);
  EXPECT_FALSE(change.change.exists());
  EXPECT_EQ(change.verdict, ChangeVerdict::none);
  EXPECT_EQ(change.why_none, MissingReason::too_few_cases);
}

TEST(ScoreChange, TestsByTWhereTheErrorHasDegreesOfFreedom) {
  MeasurementError error = plain_error(1);
  error.df = 5;  // t .975 is 2.5706
  const ChangeCriterion criterion = change_criterion(error);
  EXPECT_NEAR(criterion.limit, 2.570582, 1e-6);
  EXPECT_EQ(verdict(10, 12.5, criterion, better), ChangeVerdict::unchanged);
  EXPECT_EQ(verdict(10, 12.6, criterion, better), ChangeVerdict::improved);
}

TEST(ScoreChange, TestsTheItemsThatAnErrorFromTheAnswersRestsOn) {
  MeasurementError error = plain_error(2);
  error.value_on_items = 3;
  const ScoreChange change = score_change(10, 16, change_criterion(error), better);
  EXPECT_EQ(change.change.value, 6);
  EXPECT_EQ(change.rc.value, 1.5);
  EXPECT_EQ(change.verdict, ChangeVerdict::unchanged);
}

}  // namespace
}  // namespace intimetry::score_change_test
