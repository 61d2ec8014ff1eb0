#include "intimetry/scoring/scoring_plan.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::scoring_plan_test {
namespace {

std::vector<std::string> item_ids(const ScoringPlan& plan) {
  std::vector<std::string> ids;
  for (const PlanItem& item : plan.items) ids.push_back(item.id);
  return ids;
}

std::vector<std::string> scored_ids(const ScoringPlan& plan) {
  std::vector<std::string> ids;
  for (const PlanScale& scale : plan.scales) ids.push_back(scale.id);
  for (const PlanComposite& composite : plan.composites) ids.push_back(composite.id);
  return ids;
}

ErrorCode code_of(const Instrument& instrument, const PlanOptions& options, std::string* message = nullptr) {
  try {
    static_cast<void>(make_plan(instrument, options));
  } catch (const Error& error) {
    if (message != nullptr) *message = error.what();
    return error.code();
  }
  return ErrorCode::internal;
}

using Ids = std::vector<std::string>;

TEST(MinAnsweredFor, IsTheShareRoundedUp) {
  EXPECT_EQ(min_answered_for(0.75, 3), 3);  // 2.25
  EXPECT_EQ(min_answered_for(0.75, 4), 3);
  EXPECT_EQ(min_answered_for(0.8, 5), 4);
  EXPECT_EQ(min_answered_for(0.8, 6), 5);  // 4.8
  EXPECT_EQ(min_answered_for(0.5, 5), 3);
  EXPECT_EQ(min_answered_for(1, 7), 7);
  EXPECT_EQ(min_answered_for(0.001, 3), 1);
}

// In doubles each of these products is a little above the whole number that is meant.
TEST(MinAnsweredFor, AProductThatRoundingAloneLiftsIsTheWholeNumber) {
  EXPECT_GT((0.1 + 0.2) * 10, 3.0);
  EXPECT_EQ(min_answered_for(0.1 + 0.2, 10), 3);
  EXPECT_GT(0.55 * 100, 55.0);
  EXPECT_EQ(min_answered_for(0.55, 100), 55);
  EXPECT_GT(0.07 * 100, 7.0);
  EXPECT_EQ(min_answered_for(0.07, 100), 7);
}

TEST(MinAnsweredFor, RefusesWhatIsNoShare) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double share : {0.0, -0.5, 1.0000001, 80.0, nan}) {
    EXPECT_THROW(static_cast<void>(min_answered_for(share, 5)), Error) << share;
  }
}

TEST(MakePlan, KeepsTheItemsThatItsScalesUseInTheInstrumentsOrder) {
  Instrument instrument = test::full_instrument();
  EXPECT_EQ(item_ids(make_plan(instrument)), (Ids{"q1", "q2", "q3", "q4"}));
  instrument.scales[0].items = {"q2", "q1"};
  const ScoringPlan plan = make_plan(instrument, {.scales = {"first"}});
  EXPECT_EQ(item_ids(plan), (Ids{"q1", "q2"}));
  EXPECT_EQ(plan.scales[0].keys[0].item, 1U);
  EXPECT_TRUE(plan.scales[0].keys[0].reversed);
  EXPECT_EQ(plan.scales[0].keys[1].item, 0U);
  EXPECT_FALSE(plan.scales[0].keys[1].reversed);
}

TEST(MakePlan, LeavesTheCliniciansScalesOutUnlessAsked) {
  Instrument instrument = test::full_instrument();
  instrument.composites.push_back(instrument.composites[0]);
  instrument.composites[1].id = "concealed";
  instrument.composites[1].parts = {{"hidden", 1}};
  EXPECT_EQ(scored_ids(make_plan(instrument)), (Ids{"first", "second", "both"}));
  const ScoringPlan all = make_plan(instrument, {.include_private = true});
  EXPECT_EQ(scored_ids(all), (Ids{"first", "second", "hidden", "both", "concealed"}));
  EXPECT_EQ(item_ids(all), (Ids{"q1", "q2", "q3", "q4", "gate", "c1", "c2"}));
}

TEST(MakePlan, TakesTheScalesThatAreAskedForAndWhatACompositeNeeds) {
  const Instrument instrument = test::full_instrument();
  EXPECT_EQ(scored_ids(make_plan(instrument, {.scales = {"second"}})), Ids{"second"});
  EXPECT_EQ(scored_ids(make_plan(instrument, {.scales = {"both"}})), (Ids{"first", "second", "both"}));
  EXPECT_EQ(scored_ids(make_plan(instrument, {.include_private = true, .scales = {"hidden"}})),
            Ids{"hidden"});
}

TEST(MakePlan, RefusesScalesThatAreNotThereAndNamesTheNearest) {
  const Instrument instrument = test::full_instrument();
  std::string message;
  EXPECT_EQ(code_of(instrument, {.scales = {"frst"}}, &message), ErrorCode::unknown_id);
  EXPECT_NE(message.find("no scale 'frst'"), std::string::npos);
  EXPECT_NE(message.find("did you mean 'first'?"), std::string::npos);
}

// A message that told a hidden scale from one that does not exist would tell that it exists.
TEST(MakePlan, AHiddenScaleLooksLikeOneThatDoesNotExist) {
  Instrument instrument = test::full_instrument();
  std::string hidden;
  EXPECT_EQ(code_of(instrument, {.scales = {"hidden"}}, &hidden), ErrorCode::unknown_id);
  instrument.scales[2].id = "another";
  std::string absent;
  EXPECT_EQ(code_of(instrument, {.scales = {"hidden"}}, &absent), ErrorCode::unknown_id);
  EXPECT_EQ(hidden, absent);
}

TEST(MakePlan, RefusesAnInstrumentThatIsNotSound) {
  Instrument instrument = test::full_instrument();
  instrument.scales[0].items.push_back("q9");
  EXPECT_EQ(code_of(instrument, {}), ErrorCode::instrument_invalid);
}

TEST(MakePlan, RefusesAShareThatIsNone) {
  EXPECT_EQ(code_of(test::full_instrument(), {.missing = MissingPolicy::prorate(0)}),
            ErrorCode::bad_argument);
}

TEST(MakePlan, SaysWhoseMissingRuleItTook) {
  const Instrument instrument = test::full_instrument();
  const ScoringPlan published = make_plan(instrument);
  EXPECT_EQ(published.scales[0].min_answered, 1);
  EXPECT_EQ(published.scales[0].rule, MissingRuleOrigin::published);
  EXPECT_EQ(published.scales[1].min_answered, 2);
  EXPECT_EQ(published.scales[1].rule, MissingRuleOrigin::project);
  const ScoringPlan complete = make_plan(instrument, {.missing = MissingPolicy::complete()});
  EXPECT_EQ(complete.scales[0].min_answered, 2);
  EXPECT_EQ(complete.scales[0].rule, MissingRuleOrigin::asked);
  const ScoringPlan half = make_plan(instrument, {.missing = MissingPolicy::prorate(0.5)});
  EXPECT_EQ(half.scales[1].min_answered, 1);
  EXPECT_EQ(half.scales[1].rule, MissingRuleOrigin::asked);
}

TEST(Offers, TheOptionsOrTheRange) {
  PlanItem item{.id = "q1", .min = 1, .max = 7};
  EXPECT_TRUE(offers(item, 1) && offers(item, 7));
  for (const double answer : {0.0, 8.0, 1.5, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_FALSE(offers(item, answer)) << answer;
  }
  item.step = 2;
  EXPECT_TRUE(offers(item, 3));
  EXPECT_FALSE(offers(item, 2));
  item.continuous = true;
  EXPECT_TRUE(offers(item, 2.25));
  EXPECT_FALSE(offers(item, 7.5));
}

}  // namespace
}  // namespace intimetry::scoring_plan_test
