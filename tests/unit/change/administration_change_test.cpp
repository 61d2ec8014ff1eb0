#include "intimetry/change/administration_change.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::administration_change_test {
namespace {

using test::none;

AnsweredScale administration_of(const Instrument& instrument, const std::vector<double>& answers) {
  const ScoringPlan plan = make_plan(instrument);
  return {.keyed = keyed_answers(plan, "s", row_major(answers.data(), 1, answers.size(), answers.size()), 0)};
}

Instrument with_index(double rci, Comparison comparison, std::string scale = "s") {
  Instrument instrument = test::one_scale(6);
  test::add_scale(instrument, "another", {"q1", "q2"});
  ReliableChange& published = instrument.change.emplace_back();
  published.scale = std::move(scale);
  published.rci = rci;
  published.comparison = comparison;
  published.sample = "a sample";
  published.provenance.source = "Somebody 1999";
  return instrument;
}

Cutoff cutoff_of(const std::string& scale, double value) {
  Cutoff cutoff;
  cutoff.scale = scale;
  cutoff.value = value;
  cutoff.comparison = Comparison::below;
  return cutoff;
}

// 6 of 6 and 4 of 6 answered: sqrt((1 + 1.5)/2).
TEST(MissingWidening, IsTheRootOfTheMeanShareOfItems) {
  const Instrument six = test::one_scale(6);
  const AnsweredScale whole = administration_of(six, {1, 2, 3, 4, 0, 1});
  const AnsweredScale four = administration_of(six, {1, none, 3, 4, none, 1});
  EXPECT_DOUBLE_EQ(missing_widening(whole, four), std::sqrt(1.25));
  EXPECT_EQ(missing_widening(four, whole), missing_widening(whole, four));
  EXPECT_DOUBLE_EQ(missing_widening(four, four), std::sqrt(1.5));
  EXPECT_EQ(missing_widening(whole, whole), 1);
}

TEST(MissingWidening, CountsAAdministrationThatIsNotAtHandAsComplete) {
  const Instrument six = test::one_scale(6);
  EXPECT_EQ(missing_widening({}, {}), 1);
  EXPECT_DOUBLE_EQ(missing_widening({}, administration_of(six, {1, 2, 3, none, none, none})), std::sqrt(1.5));
  EXPECT_EQ(missing_widening({}, administration_of(six, std::vector<double>(6, none))), 1)
      << "no answer, no share";
}

TEST(AdministrationCriterion, IsThePublishedIndexWithItsOwnComparison) {
  const Instrument instrument = with_index(12, Comparison::at_least);
  const AnsweredScale whole = administration_of(instrument, {1, 2, 3, 4, 0, 1});
  const ChangeCriterion criterion = change_criterion({.instrument = &instrument}, "s", whole, whole, 90);
  EXPECT_EQ(criterion.limit, 12);
  EXPECT_EQ(criterion.comparison, Comparison::at_least);
  EXPECT_TRUE(criterion.met_by(-12));
  EXPECT_EQ(criterion.error.origin, "the published reliable change index 12.00 of a sample (Somebody 1999)");
}

TEST(AdministrationCriterion, WidensThePublishedIndexForUnansweredItems) {
  const Instrument instrument = with_index(12, Comparison::above);
  const AnsweredScale half = administration_of(instrument, {1, 2, 3, none, none, none});
  EXPECT_DOUBLE_EQ(change_criterion({.instrument = &instrument}, "s", half, half, 90).limit,
                   12 * std::sqrt(2.0));
}

TEST(AdministrationCriterion, IsTheFirstErrorWhereNoIndexIsForTheScale) {
  Instrument instrument = with_index(12, Comparison::at_least, "another");
  const AnsweredScale administration = administration_of(instrument, {0, 4, 0, 4, 0, 4});
  const ChangeCriterion by_answers =
      change_criterion({.instrument = &instrument}, "s", administration, administration, 90);
  EXPECT_EQ(by_answers.error.source, ErrorSource::answers);
  EXPECT_TRUE(std::isnan(by_answers.limit)) << "the same answers twice do not vary";
  const ChangeCriterion none_at_hand = change_criterion({.instrument = &instrument}, "s", {}, {}, 90);
  EXPECT_EQ(none_at_hand.error.source, ErrorSource::none);
  EXPECT_FALSE(none_at_hand.error.origin.empty());
  EXPECT_FALSE(none_at_hand.met_by(100));
}

// alpha .84 and SD 5: S_diff 2 sqrt(2).
TEST(AdministrationCriterion, OfASampleIsByTheQuantileOfTheNormalDistribution) {
  Instrument instrument = test::one_scale(6);
  Reliability& figure = instrument.reliabilities.emplace_back();
  figure.scale = "s";
  figure.coefficient = Coefficient::alpha;
  figure.value = .84;
  figure.sd = 5;
  figure.provenance.source = "Somebody 1999";
  const ChangeCriterion criterion = change_criterion({.instrument = &instrument}, "s", {}, {}, 90);
  EXPECT_NEAR(criterion.limit, 1.959963984540054 * 2 * std::sqrt(2.0), 1e-12);
  EXPECT_EQ(criterion.comparison, Comparison::above);
}

TEST(OnlyCutoff, IsTheOneThatIsPublishedForTheScale) {
  Instrument instrument = test::one_scale(6);
  instrument.scales[0].direction = Direction::higher_is_better;
  EXPECT_EQ(only_cutoff(instrument, "s"), nullptr);
  instrument.cutoffs = {cutoff_of("another", 3), cutoff_of("s", 9)};
  ASSERT_NE(only_cutoff(instrument, "s"), nullptr);
  EXPECT_EQ(only_cutoff(instrument, "s")->value, 9);
}

TEST(OnlyCutoff, IsNoneWhereThereAreSeveralOrTheScaleHasNoBetterEnd) {
  Instrument instrument = test::one_scale(6);
  instrument.scales[0].direction = Direction::higher_is_better;
  instrument.cutoffs = {cutoff_of("s", 9), cutoff_of("s", 12)};
  EXPECT_EQ(only_cutoff(instrument, "s"), nullptr);
  instrument.cutoffs.pop_back();
  instrument.scales[0].direction = Direction::neither;
  EXPECT_EQ(only_cutoff(instrument, "s"), nullptr);
}

}  // namespace
}  // namespace intimetry::administration_change_test
