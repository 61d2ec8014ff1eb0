#include "intimetry/scoring/score_administration.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::score_administration_test {
namespace {

using test::one_scale;
using test::scored;
using test::Scored;

Administration answered(std::vector<ItemAnswer> answers, Perspective perspective = Perspective::now) {
  Administration given;
  given.partner = "ada";
  given.perspective = perspective;
  given.answers = std::move(answers);
  return given;
}

TEST(ScoreAdministration, TakesAnswersByItemInWhateverOrder) {
  const ScoringPlan plan = make_plan(one_scale(3, {"q2"}));
  const ScoreTable table =
      score_administration(plan, answered({{"q3", Answer(4)}, {"q1", Answer(1)}, {"q2", Answer(0)}}));
  EXPECT_EQ(table.respondents(), 1U);
  EXPECT_EQ(scored(table, "s"), (Scored{9, 3, {}}));  // 1 + (4 - 0) + 4
}

// Four of five are asked for.
TEST(ScoreAdministration, AnItemThatIsNotThereIsMissing) {
  const ScoringPlan plan = make_plan(one_scale(5));
  const std::vector<ItemAnswer> four{
      {"q1", Answer(1)}, {"q2", Answer(1)}, {"q3", Answer(1)}, {"q4", Answer(1)}};
  EXPECT_EQ(scored(score_administration(plan, answered(four)), "s"), (Scored{5, 4, Flag::prorated}));
  std::vector<ItemAnswer> with_missing = four;
  with_missing.push_back({"q5", Answer()});
  EXPECT_EQ(scored(score_administration(plan, answered(with_missing)), "s"), (Scored{5, 4, Flag::prorated}));
  EXPECT_EQ(scored(score_administration(plan, answered({})), "s").raw, std::nullopt);
}

TEST(ScoreAdministration, AnItemThatThePlanDoesNotKnowIsLeftOut) {
  const ScoringPlan plan = make_plan(one_scale(2));
  EXPECT_EQ(
      scored(score_administration(plan, answered({{"q1", Answer(1)}, {"q2", Answer(2)}, {"q9", Answer(4)}})),
             "s"),
      (Scored{3, 2, {}}));
}

TEST(ScoreAdministration, IsInThePerspectiveThatWasAnswered) {
  Instrument instrument = one_scale(2);
  instrument.scales[0].perspectives = {Perspective::now};
  const ScoringPlan plan = make_plan(instrument);
  const std::vector<ItemAnswer> two{{"q1", Answer(1)}, {"q2", Answer(2)}};
  EXPECT_EQ(scored(score_administration(plan, answered(two)), "s").raw, 3);
  EXPECT_TRUE(scored(score_administration(plan, answered(two, Perspective::ideal)), "s")
                  .flags.has(Flag::not_interpreted));
}

TEST(ScoreAdministration, OfAResponseIsTheSame) {
  const ScoringPlan plan = make_plan(one_scale(2));
  Response response;
  response.answers = {{"q1", Answer(1)}, {"q2", Answer(2)}};
  EXPECT_EQ(scored(score_administration(plan, response), "s"), (Scored{3, 2, {}}));
}

TEST(AdministrationRow, TellsNotApplicableFromMissing) {
  Instrument instrument = one_scale(5);
  instrument.items[4].not_applicable = true;
  const ScoringPlan plan = make_plan(instrument);
  const Administration given = answered({{"q1", Answer(1)},
                                         {"q2", Answer(1)},
                                         {"q3", Answer(1)},
                                         {"q4", Answer(1)},
                                         {"q5", Answer::not_applicable()}});
  EXPECT_TRUE(scored(score_administration(plan, given), "s").flags.has(Flag::not_applicable));
  EXPECT_EQ(AdministrationRow(plan, given).view().respondents(), 1U);
}

}  // namespace
}  // namespace intimetry::score_administration_test
