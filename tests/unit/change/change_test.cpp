#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/change/change_error.hpp"
#include "intimetry/change/change_series.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::change_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const Direction better = Direction::higher_is_better;
const Direction worse = Direction::higher_is_worse;

ReliableChange published(double rci, Comparison comparison) {
  ReliableChange change;
  change.scale = "total";
  change.rci = rci;
  change.comparison = comparison;
  change.sample = "community and clinical samples";
  change.provenance.source = "Somebody 2014";
  return change;
}

Cutoff cutoff_at(Comparison comparison, double value) {
  Cutoff cutoff;
  cutoff.comparison = comparison;
  cutoff.value = value;
  return cutoff;
}

MeasurementError plain_error(double standard_error) {
  MeasurementError error;
  error.source = ErrorSource::published_sample;
  error.standard_error = standard_error;
  error.flags = Flags();
  return error;
}

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

TEST(JacobsonTruax, GivesThePapersCutoffs) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({40, 7.5, 60, 7.5}, better);
  EXPECT_DOUBLE_EQ(cutoffs.a, 55);
  EXPECT_DOUBLE_EQ(cutoffs.b, 45);
  EXPECT_DOUBLE_EQ(cutoffs.c, 50);
}

TEST(JacobsonTruax, TrapTakesTheFunctionalSdForCutoffB) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({40, 10, 60, 5}, better);
  EXPECT_DOUBLE_EQ(cutoffs.a, 60);
  EXPECT_DOUBLE_EQ(cutoffs.b, 50);            // with the clinical SD 40
  EXPECT_NEAR(cutoffs.c, 800.0 / 15, 1e-12);  // nearer the group that spreads less
}

TEST(JacobsonTruax, MirrorsCutoffsWhereHigherIsWorse) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({60, 10, 40, 5}, worse);
  EXPECT_DOUBLE_EQ(cutoffs.a, 40);
  EXPECT_DOUBLE_EQ(cutoffs.b, 50);
}

TEST(JacobsonTruax, RefusesWhatCannotBe) {
  EXPECT_THROW(jacobson_truax_error(0, .8), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, 1), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, -.1), Error);
  EXPECT_THROW(jacobson_truax_error(nan, .8), Error);
  EXPECT_THROW(jacobson_truax_error(7.5, nan), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({60, 10, 40, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 10, 40, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 0, 60, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 10, 60, 5}, Direction::neither), Error);
}

// Anderson et al. 2014: cutoff 47.31, reliable change 11.58.
TEST(PublishedIndex, ClassifiesByTheRdas) {
  const ChangeCriterion criterion = change_criterion(published(11.58, Comparison::above));
  const ClinicalCutoff cutoff = clinical_cutoff(cutoff_at(Comparison::below, 47.31), better);
  EXPECT_EQ(verdict(40, 52, criterion, better, cutoff), ChangeVerdict::recovered);
  EXPECT_EQ(verdict(30, 42, criterion, better, cutoff), ChangeVerdict::improved);
  EXPECT_EQ(verdict(50, 62, criterion, better, cutoff), ChangeVerdict::improved);
  EXPECT_EQ(verdict(40, 51, criterion, better, cutoff), ChangeVerdict::unchanged);  // crossed, not reliable
  EXPECT_EQ(verdict(52, 40, criterion, better, cutoff), ChangeVerdict::deteriorated);
  EXPECT_TRUE(score_change(40, 51, criterion, better, cutoff).crossed);
  EXPECT_EQ(criterion.smallest_detectable().value, 11.58);
  EXPECT_NEAR(criterion.error.standard_error * 1.96, 11.58, 1e-12);
}

TEST(PublishedIndex, UsesItsOwnComparison) {
  EXPECT_EQ(verdict(40, 56, change_criterion(published(16, Comparison::above)), better),
            ChangeVerdict::unchanged);
  EXPECT_EQ(verdict(40, 56, change_criterion(published(16, Comparison::at_least)), better),
            ChangeVerdict::improved);
  EXPECT_THROW(change_criterion(published(16, Comparison::below)), Error);
  EXPECT_THROW(change_criterion(published(0, Comparison::above)), Error);
  EXPECT_THROW(change_criterion(published(16, Comparison::above), .5), Error);
}

TEST(PublishedIndex, TakesMeansThatEqualTheLimitForEqual) {
  // 3.3 - 1.1 is a little more than 2.2 in binary, 1.3 - 0.3 - 1 a little less.
  EXPECT_FALSE(change_criterion(published(2.2, Comparison::above)).met_by(3.3 - 1.1));
  EXPECT_TRUE(change_criterion(published(2.2, Comparison::at_least)).met_by(3.3 - 1.1));
  EXPECT_TRUE(change_criterion(published(0.3, Comparison::at_least)).met_by(0.8 - 0.5));
}

TEST(PublishedIndex, GrowsWithUnansweredItems) {
  EXPECT_DOUBLE_EQ(change_criterion(published(16, Comparison::above), 1.25).limit, 20);
}

TEST(ClinicalCutoff, PutsTheClinicalSideAtTheWorseEnd) {
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::below, 47.31), better).is_clinical(47));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::below, 17), better).is_clinical(17));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_most, 17), better).is_clinical(17));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::above, 10), worse).is_clinical(10));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_least, 10), worse).is_clinical(10));
  // "at least 50: doing well", "below 5: no symptoms"
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_least, 50), better).is_clinical(49));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::at_least, 50), better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::above, 50), better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::below, 5), worse).is_clinical(5));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::at_most, 5), worse).is_clinical(5));
  EXPECT_FALSE(clinical_cutoff(50, better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(50, worse).is_clinical(51));
  EXPECT_FALSE(clinical_cutoff(50, better).is_clinical(nan));
  EXPECT_THROW(clinical_cutoff(50, Direction::neither), Error);
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
  EXPECT_EQ(change.why_none, WhyMissing::error_unknown);
  EXPECT_EQ(change.rc.why, WhyMissing::error_unknown);
  EXPECT_EQ(change.p.why, WhyMissing::error_unknown);
  EXPECT_EQ(change.interval.why, WhyMissing::error_unknown);
  EXPECT_EQ(change.criterion.smallest_detectable().why, WhyMissing::error_unknown);
  MeasurementError no_spread;
  no_spread.flags = Flag::no_spread;
  EXPECT_EQ(score_change(10, 20, change_criterion(no_spread), better).why_none, WhyMissing::no_spread);
}

TEST(ScoreChange, HasNoValueWithoutAScore) {
  const ScoreChange change = score_change(nan, 20, change_criterion(plain_error(2)), better);
  EXPECT_FALSE(change.change.exists());
  EXPECT_EQ(change.verdict, ChangeVerdict::none);
  EXPECT_EQ(change.why_none, WhyMissing::too_few_cases);
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
  EXPECT_EQ(couple_mean_change_error(none, plain_error(3)).why(), WhyMissing::error_unknown);
  EXPECT_EQ(couple_mean_change_error(plain_error(3), none).why(), WhyMissing::error_unknown);
}

std::vector<DatedScore> monthly(const std::vector<double>& scores) {
  std::vector<DatedScore> series;
  for (std::size_t i = 0; i < scores.size(); ++i)
    series.push_back({Date(2024, static_cast<unsigned>(i + 1), 15), scores[i]});
  return series;
}

TEST(ChangeSeries, HoldsEachOccasionAgainstTheFirstAndTheOneBefore) {
  const ChangeSeries series = change_series(monthly({10, 13, 17}), change_criterion(plain_error(2)), better);
  EXPECT_FALSE(series.steps[0].first.occasion.has_value());
  EXPECT_FALSE(series.steps[0].previous.occasion.has_value());
  EXPECT_EQ(series.steps[1].first.change.change.value, 3);
  EXPECT_EQ(series.steps[1].previous.occasion, 0U);
  EXPECT_EQ(series.steps[2].first.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[2].previous.change.change.value, 4);
  EXPECT_EQ(series.steps[2].previous.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::unchanged);
}

TEST(ChangeSeries, OfDifferencesHasVerdictsOnTheirSize) {
  const ChangeCriterion criterion = change_criterion(plain_error(2));
  const ChangeSeries series =
      difference_series(monthly({-11, -4, nan, 5}), [&](std::size_t, std::size_t) { return criterion; });
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::smaller_difference);
  EXPECT_EQ(series.steps[3].first.change.verdict, ChangeVerdict::other_way_round);
  EXPECT_EQ(series.steps[3].previous.occasion, 1U);
  EXPECT_EQ(series.steps[3].previous.change.verdict, ChangeVerdict::other_way_round);
  EXPECT_EQ(series.trend.n, 3U);
}

TEST(ChangeSeries, PassesOverAnOccasionWithoutAScore) {
  const ChangeSeries series =
      change_series(monthly({nan, 10, nan, 17}), change_criterion(plain_error(2)), better);
  EXPECT_FALSE(series.steps[1].first.occasion.has_value());
  EXPECT_FALSE(series.steps[2].first.occasion.has_value());
  EXPECT_EQ(series.steps[3].first.occasion, 1U);
  EXPECT_EQ(series.steps[3].previous.occasion, 1U);
  EXPECT_EQ(series.trend.n, 2);
}

TEST(ChangeSeries, TakesACriterionForEachPair) {
  const auto criterion = [](std::size_t earlier, std::size_t later) {
    return change_criterion(plain_error(later - earlier == 1 ? 1 : 100));
  };
  const ChangeSeries series = change_series(monthly({10, 13, 17}), criterion, better);
  EXPECT_EQ(series.steps[1].first.change.verdict, ChangeVerdict::improved);
  EXPECT_EQ(series.steps[2].first.change.verdict, ChangeVerdict::unchanged);
  EXPECT_EQ(series.steps[2].previous.change.verdict, ChangeVerdict::improved);
}

TEST(ChangeSeries, RefusesDatesThatDoNotAscend) {
  std::vector<DatedScore> series = monthly({10, 13, 17});
  std::swap(series[0], series[1]);
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
  series[0] = series[1];
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
  series[0].date = Date();
  EXPECT_THROW(change_series(series, ChangeCriterion(), better), Error);
}

TEST(ChangeSeries, OfOneOccasionHasNoChange) {
  const ChangeSeries series = change_series(monthly({10}), change_criterion(plain_error(2)), better);
  EXPECT_EQ(series.steps.size(), 1U);
  EXPECT_FALSE(series.trend.slope.exists());
  EXPECT_TRUE(change_series(monthly({}), ChangeCriterion(), better).steps.empty());
}

TEST(Trend, IsPerThirtyDays) {
  const std::vector<DatedScore> series{{Date(2024, 1, 1), 10}, {Date(2024, 1, 11), 11}};
  const Trend line = trend(series);
  EXPECT_NEAR(line.slope.value, 3, 1e-12);
  EXPECT_EQ(line.standard_error.why, WhyMissing::too_few_cases);
  EXPECT_EQ(line.p.why, WhyMissing::too_few_cases);
}

TEST(Trend, HasNoTestWhereAllScoresAreOnTheLine) {
  const std::vector<DatedScore> series{
      {Date(2024, 1, 1), 0.1}, {Date(2024, 1, 2), 0.2}, {Date(2024, 1, 4), 0.4}};
  const Trend line = trend(series);
  EXPECT_NEAR(line.slope.value, 3, 1e-12);
  EXPECT_EQ(line.standard_error.value, 0);
  EXPECT_EQ(line.p.why, WhyMissing::no_spread);
  EXPECT_EQ(line.interval.why, WhyMissing::no_spread);
}

TEST(Trend, RefusesOneDayForAllScores) {
  const std::vector<DatedScore> series{{Date(2024, 1, 1), 1}, {Date(2024, 1, 1), 2}};
  EXPECT_THROW(trend(series), Error);
}

}  // namespace
}  // namespace intimetry::change_test
