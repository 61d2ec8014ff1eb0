// Every expectation here was worked out by hand from the rule that the test is named after.
#include "intimetry/scoring/score.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::score_test {
namespace {

using test::none;
using test::one_scale;
using test::score_administration;
using test::score_s;
using test::Scored;
using test::scored;
using test::with_composite;

constexpr Flags clean{};

TEST(Score, ASumReversesByTheDeclaredRange) {
  // 3 + (4-1) + 4 + (4-0) + 2
  EXPECT_EQ(score_s(one_scale(5, {"q2", "q4"}), {3, 1, 4, 0, 2}), (Scored{16, 5, clean}));
  // Nobody chose 4 or 0: the observed range would give other numbers.
  EXPECT_EQ(score_s(one_scale(2, {"q1", "q2"}), {1, 2}), (Scored{5, 2, clean}));
}

TEST(Score, ReversalOfRangesThatDoNotBeginAtZero) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 1, {.id = "seven", .min = 1, .max = 7});
  test::add_items(instrument, 1, {.id = "evens", .min = -4, .max = 4, .step = 2});
  test::add_items(instrument, 1, {.id = "line", .min = 0.5, .max = 10.25, .continuous = true});
  test::add_scale(instrument, "seven", {"q1"}, {"q1"});
  test::add_scale(instrument, "evens", {"q2"}, {"q2"});
  test::add_scale(instrument, "line", {"q3"}, {"q3"});
  const ScoreTable table = score_administration(make_plan(instrument), {2, -4, 0.75});
  EXPECT_EQ(scored(table, "seven"), (Scored{6, 1, clean}));
  EXPECT_EQ(scored(table, "evens"), (Scored{4, 1, clean}));
  EXPECT_EQ(scored(table, "line"), (Scored{10, 1, clean}));
}

TEST(Score, AnItemMayBeReversedInOneScaleAndNotInAnother) {
  Instrument instrument = one_scale(2, {"q1"});
  test::add_scale(instrument, "other", {"q1", "q2"});
  const ScoreTable table = score_administration(make_plan(instrument), {1, 4});
  EXPECT_EQ(scored(table, "s").raw, 7);
  EXPECT_EQ(scored(table, "other").raw, 5);
}

TEST(Score, AMeanIsTheSumOverTheItems) {
  Instrument instrument = one_scale(5, {"q2", "q4"});
  instrument.scales[0].score = ScoreKind::mean;
  EXPECT_EQ(score_s(instrument, {3, 1, 4, 0, 2}), (Scored{3.2, 5, clean}));
}

TEST(Score, MultiplierAndOffset) {
  Instrument instrument = one_scale(3);
  instrument.scales[0].multiplier = 4;
  EXPECT_EQ(score_s(instrument, {1, 2, 4}), (Scored{28, 3, clean}));
  instrument.scales[0].multiplier = -2.5;
  instrument.scales[0].offset = 30;
  EXPECT_EQ(score_s(instrument, {1, 2, 4}), (Scored{12.5, 3, clean}));
  instrument.scales[0].score = ScoreKind::mean;
  EXPECT_EQ(score_s(instrument, {1, 1, 4}), (Scored{25, 3, clean}));
}

TEST(Score, ManyLargeAnswersAddUpExactly) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 3, {.id = "wide", .min = -30000, .max = 30000});
  test::add_scale(instrument, "s", {"q1", "q2", "q3"}, {"q3"});
  EXPECT_EQ(score_s(instrument, {30000, 30000, -30000}), (Scored{90000, 3, clean}));
  EXPECT_EQ(score_s(instrument, {-30000, -30000, 30000}), (Scored{-90000, 3, clean}));
}

TEST(Missing, WithThePublishedRule) {
  Instrument instrument = one_scale(5, {"q5"});
  instrument.scales[0].missing = MissingRule{3, "made up"};
  // Keyed 4, 2 and 4-1 of five: 5 x 9 / 3.
  EXPECT_EQ(score_s(instrument, {4, none, 2, none, 1}), (Scored{15, 3, Flag::prorated}));
  EXPECT_EQ(score_s(instrument, {4, none, 2, none, none}), (Scored{std::nullopt, 2, Flag::too_few_answers}));
  instrument.scales[0].score = ScoreKind::mean;
  EXPECT_EQ(score_s(instrument, {4, none, 2, none, 1}), (Scored{3, 3, Flag::prorated}));
}

TEST(Missing, WithTheProjectsRuleFourFifths) {
  const Instrument five = one_scale(5);  // four of five
  EXPECT_EQ(score_s(five, {4, 3, 3, 2, none}), (Scored{15, 4, Flag::prorated}));
  EXPECT_EQ(score_s(five, {4, 3, 3, none, none}), (Scored{std::nullopt, 3, Flag::too_few_answers}));
  const Instrument four = one_scale(4);  // 3.2: all four
  EXPECT_EQ(score_s(four, {4, 3, 3, none}), (Scored{std::nullopt, 3, Flag::too_few_answers}));
}

TEST(Missing, WhenCompleteAdministrationsAreAskedFor) {
  Instrument instrument = one_scale(5);
  instrument.scales[0].missing = MissingRule{1, "made up"};
  const PlanOptions complete{.missing = MissingPolicy::complete()};
  EXPECT_EQ(score_s(instrument, {4, 3, 3, 2, none}, complete),
            (Scored{std::nullopt, 4, Flag::too_few_answers}));
  EXPECT_EQ(score_s(instrument, {4, 3, 3, 2, 1}, complete), (Scored{13, 5, clean}));
}

TEST(Missing, WhenAShareIsAskedFor) {
  const PlanOptions three_quarters{.missing = MissingPolicy::prorate(0.75)};
  EXPECT_EQ(score_s(one_scale(3), {4, 3, none}, three_quarters),
            (Scored{std::nullopt, 2, Flag::too_few_answers}));
  EXPECT_EQ(score_s(one_scale(4), {4, 3, none, 2}, three_quarters), (Scored{12, 3, Flag::prorated}));
  const PlanOptions any{.missing = MissingPolicy::prorate(0.01)};
  EXPECT_EQ(score_s(one_scale(4), {none, 3, none, none}, any), (Scored{12, 1, Flag::prorated}));
  EXPECT_EQ(score_s(one_scale(4), {none, none, none, none}, any),
            (Scored{std::nullopt, 0, Flag::too_few_answers}));
}

TEST(Missing, ProrationStandsInsideMultiplierAndOffset) {
  Instrument instrument = one_scale(5);
  instrument.scales[0].multiplier = -2;
  instrument.scales[0].offset = 10;
  EXPECT_EQ(score_s(instrument, {4, 3, 3, none, 2}), (Scored{-20, 4, Flag::prorated}));  // 10 - 2 x 15
}

TEST(Missing, ItemsThatDifferInRangeAreProratedByTheirShareOfIt) {
  Instrument instrument = test::blank_instrument();
  test::add_items(instrument, 1, test::zero_to_four());
  test::add_items(instrument, 1, {.id = "ten", .min = 0, .max = 10});
  test::add_items(instrument, 1, {.id = "three", .min = 1, .max = 3});
  Scale& scale = test::add_scale(instrument, "s", {"q1", "q2", "q3"}, {"q3"});
  scale.missing = MissingRule{2, "made up"};
  // Keyed 3 of 0..4 is 3/4, keyed 3 of 1..3 is 1; their mean .875 of 0..10 is 8.75.
  EXPECT_EQ(score_s(instrument, {3, none, 1}), (Scored{14.75, 2, Flag::prorated}));
  // 3/4 and 5/10: .625 of 1..3, which is keyed: 2.25.
  EXPECT_EQ(score_s(instrument, {3, 5, none}), (Scored{10.25, 2, Flag::prorated}));
  EXPECT_EQ(score_s(instrument, {3, none, none}), (Scored{std::nullopt, 1, Flag::too_few_answers}));
  EXPECT_EQ(score_s(instrument, {3, 5, 1}), (Scored{11, 3, clean}));
  instrument.scales[0].score = ScoreKind::mean;
  EXPECT_EQ(score_s(instrument, {3, none, 1}), (Scored{14.75 / 3, 2, Flag::prorated}));
}

TEST(Missing, AnItemOfAnotherScaleDoesNotMatter) {
  Instrument instrument = one_scale(2);
  test::add_items(instrument, 1, test::zero_to_four());
  test::add_scale(instrument, "t", {"q3"});
  const ScoreTable table = score_administration(make_plan(instrument), {1, 2, none});
  EXPECT_EQ(scored(table, "s"), (Scored{3, 2, clean}));
  EXPECT_EQ(scored(table, "t"), (Scored{std::nullopt, 0, Flag::too_few_answers}));
}

Instrument gated() {
  Instrument instrument = one_scale(2);
  test::add_items(instrument, 1, {.id = "yes_no", .min = 0, .max = 1});
  instrument.items.back().not_applicable = true;
  instrument.scales[0].gate = Gate{"q3", 0, -1};
  return instrument;
}

TEST(GateOfAScale, OpenItChangesNothing) {
  EXPECT_EQ(score_s(gated(), {3, 4, 1}), (Scored{7, 2, clean}));
  EXPECT_EQ(score_s(gated(), {3, none, 1}), (Scored{std::nullopt, 1, Flag::too_few_answers}));
  EXPECT_EQ(score_s(gated(), {3, 4, 1}, {.missing = MissingPolicy::complete()}), (Scored{7, 2, clean}));
}

TEST(GateOfAScale, ClosedItSetsTheScoreWhateverElseIsAnswered) {
  EXPECT_EQ(score_s(gated(), {none, none, 0}), (Scored{-1, 0, Flag::gate_closed}));
  EXPECT_EQ(score_s(gated(), {3, 4, 0}), (Scored{-1, 2, Flag::gate_closed}));
  EXPECT_EQ(score_s(gated(), {3, 9, 0}), (Scored{-1, 1, Flag::gate_closed}));
}

TEST(GateOfAScale, WithoutAnAnswerThereIsNoScore) {
  EXPECT_EQ(score_s(gated(), {3, 4, none}), (Scored{std::nullopt, 2, Flag::too_few_answers}));
  EXPECT_EQ(score_s(gated(), {3, 4, 2}),
            (Scored{std::nullopt, 2, Flag::too_few_answers | Flag::out_of_range}));
  const PlanOptions half{.missing = MissingPolicy::prorate(0.5)};
  EXPECT_EQ(score_s(gated(), {3, none, none}, half), (Scored{std::nullopt, 1, Flag::too_few_answers}));
}

TEST(GateOfAScale, MayBeALine) {
  Instrument instrument = gated();
  test::add_items(instrument, 1, {.id = "line", .min = 0, .max = 1, .continuous = true});
  instrument.scales[0].gate = Gate{"q4", 0.25, -1};
  EXPECT_EQ(score_s(instrument, {3, 4, 0.25}), (Scored{-1, 2, Flag::gate_closed}));
  EXPECT_EQ(score_s(instrument, {3, 4, 0.2500001}), (Scored{7, 2, clean}));
}

TEST(CompositeScore, IsTheWeightedSumOfItsParts) {
  const ScoringPlan plan = make_plan(with_composite());
  EXPECT_EQ(scored(score_administration(plan, {1, 2, 3, 3, 3, 3, 4}), "c"), (Scored{6 - 8, 7, clean}));
  // t: 5 x 12 / 4
  EXPECT_EQ(scored(score_administration(plan, {1, 2, 3, 3, none, 3, 3}), "c"),
            (Scored{6 - 7.5, 6, Flag::prorated}));
}

TEST(CompositeScore, IsMissingIfAnyPartIs) {
  const ScoringPlan plan = make_plan(with_composite());
  EXPECT_EQ(scored(score_administration(plan, {1, none, 3, 3, none, 9, 3}), "c"),
            (Scored{std::nullopt, 4, Flag::too_few_answers | Flag::out_of_range}));
  EXPECT_EQ(scored(score_administration(plan, {1, 2, 3, 3, 3, 3, 4}, Perspective::now), "c"),
            (Scored{std::nullopt, 7, Flag::not_interpreted}));
}

TEST(Perspectives, AScaleIsScoredWhereItIsInterpreted) {
  Instrument instrument = with_composite();
  instrument.perspectives = {Perspective::now, Perspective::ideal};
  instrument.instructions.clear();
  const ScoringPlan plan = make_plan(instrument);
  const std::vector<double> answers{1, 2, 3, 3, 3, 3, 4};
  EXPECT_EQ(scored(score_administration(plan, answers), "t").raw, 16);  // not said: every scale
  EXPECT_EQ(scored(score_administration(plan, answers, Perspective::ideal), "t").raw, 16);
  EXPECT_EQ(scored(score_administration(plan, answers, Perspective::now), "t"),
            (Scored{std::nullopt, 5, Flag::not_interpreted}));
  EXPECT_EQ(scored(score_administration(plan, answers, Perspective::now), "s").raw, 3);
  // The instrument itself has no such perspective.
  EXPECT_EQ(scored(score_administration(plan, answers, Perspective::partner), "s"),
            (Scored{std::nullopt, 2, Flag::not_interpreted}));
}

TEST(Perspectives, AreEachRespondentsOwn) {
  const ScoringPlan plan = make_plan(with_composite());
  const std::vector<double> answers(3 * 7, 2);
  const std::vector<Perspective> meant{Perspective::ideal, Perspective::now, Perspective::ideal};
  const ScoreTable table = score(plan, row_major(answers.data(), 3, 7, 7), {.perspectives = meant});
  EXPECT_EQ(scored(table, "t", 0), (Scored{10, 5, clean}));
  EXPECT_EQ(scored(table, "t", 1), (Scored{std::nullopt, 5, Flag::not_interpreted}));
  EXPECT_EQ(scored(table, "t", 2), (Scored{10, 5, clean}));
}

TEST(ScoreShapes, OfNoRespondentsATableOfNoRows) {
  const ScoringPlan plan = make_plan(one_scale(2));
  const ScoreTable table = score(plan, ResponseView(0, std::vector<ResponseColumn>(2)));
  EXPECT_EQ(table.respondents(), 0U);
  ASSERT_EQ(table.columns().size(), 1U);
  EXPECT_EQ(table["s"].raw.size(), 0U);
  EXPECT_EQ(table["s"].range, (ScoreRange{0, 8}));
}

TEST(ScoreShapes, AColumnForEachItemOfThePlan) {
  const ScoringPlan plan = make_plan(one_scale(2));
  const std::vector<double> answers{1, 2, 3};
  for (const std::size_t columns : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
    try {
      static_cast<void>(score(plan, row_major(answers.data(), 1, columns, 3)));
      FAIL() << "nothing was thrown for " << columns << " columns";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::shape_mismatch);
      EXPECT_NE(std::string(error.what()).find("2 items, found " + std::to_string(columns)),
                std::string::npos);
    }
  }
}

TEST(ScoreShapes, APerspectiveForEachRespondentOrNone) {
  const ScoringPlan plan = make_plan(one_scale(1));
  const std::vector<double> answers{1, 2};
  const std::vector<Perspective> one{Perspective::now};
  try {
    static_cast<void>(score(plan, row_major(answers.data(), 2, 1, 1), {.perspectives = one}));
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::shape_mismatch);
  }
}

}  // namespace
}  // namespace intimetry::score_test
