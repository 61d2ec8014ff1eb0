#include "intimetry/scoring/keyed_answers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::keyed_answers_test {
namespace {

Response response_of(const std::vector<Answer>& answers) {
  Response response;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    response.answers.push_back({"q" + std::to_string(i + 1), answers[i]});
  }
  return response;
}

std::vector<double> answers_of(const KeyedAnswers& keyed) {
  std::vector<double> answers;
  for (const KeyedItem& item : keyed.items) answers.push_back(item.answer);
  return answers;
}

TEST(KeyedAnswers, ReversesByTheDeclaredRange) {
  const ScoringPlan plan = make_plan(test::one_scale(3, {"q2"}));
  const KeyedAnswers keyed = keyed_answers(plan, "s", response_of({Answer(3), Answer(1), Answer(0)}));
  EXPECT_EQ(answers_of(keyed), (std::vector<double>{3, 3, 0}));
  EXPECT_EQ(keyed.answered(), 3U);
  EXPECT_FALSE(keyed.gate_closed);
}

TEST(KeyedAnswers, AreMissingWhereScoringDoesNotScore) {
  Instrument instrument = test::one_scale(5);
  instrument.items[2].not_applicable = true;
  const ScoringPlan plan = make_plan(instrument);
  const KeyedAnswers keyed =
      keyed_answers(plan, "s", response_of({Answer(7), Answer(1.5), Answer::not_applicable(), Answer()}));
  EXPECT_EQ(keyed.items.size(), 5U);
  EXPECT_EQ(keyed.answered(), 0U);
}

TEST(KeyedAnswers, OfAViewAreThoseOfTheAdministration) {
  Instrument instrument = test::one_scale(4, {"q1"});
  instrument.items[3].not_applicable = true;
  const ScoringPlan plan = make_plan(instrument);
  const std::vector<std::int8_t> rows{4, 3, 2, 1, 0, -9, 9, -8};
  ResponseView view = row_major(rows.data(), 2, 4, 4);
  std::vector<ResponseColumn> columns = view.columns();
  for (ResponseColumn& column : columns) {
    column.missing_code = -9;
    column.not_applicable_code = -8;
  }
  view = ResponseView(2, columns);
  EXPECT_EQ(answers_of(keyed_answers(plan, "s", view, 0)), (std::vector<double>{0, 3, 2, 1}));
  const KeyedAnswers second = keyed_answers(plan, "s", view, 1);
  EXPECT_EQ(second.items[0].answer, 4);
  EXPECT_EQ(second.answered(), 1U);
  EXPECT_THROW((void)keyed_answers(plan, "s", view, 2), Error);
  EXPECT_THROW((void)keyed_answers(plan, "s", row_major(rows.data(), 2, 3, 4), 0), Error);
}

TEST(KeyedAnswers, WeighedAddUpToTheScore) {
  Instrument instrument = test::one_scale(3, {"q2"});
  instrument.scales[0].score = ScoreKind::mean;
  instrument.scales[0].multiplier = 5;
  instrument.scales[0].offset = 2;
  test::add_items(instrument, 2, {.id = "line", .min = 0, .max = 10, .continuous = true});
  test::add_scale(instrument, "other", {"q4", "q5"}, {"q5"});
  Composite& both = instrument.composites.emplace_back();
  both.id = "both";
  both.title = {{"en", "both"}};
  both.parts = {{"s", 1}, {"other", -2}};
  const ScoringPlan plan = make_plan(instrument);
  const std::vector<double> answers{3, 1, 0, 2.5, 7};
  const ScoreTable table = test::score_administration(plan, answers);
  const ResponseView view = row_major(answers.data(), 1, 5, 5);
  for (const auto& [id, offset] :
       std::vector<std::pair<std::string, double>>{{"s", 2}, {"other", 0}, {"both", 2}}) {
    double sum = offset;
    for (const KeyedItem& item : keyed_answers(plan, id, view, 0).items) sum += item.weight * item.answer;
    EXPECT_NEAR(sum, table[id].raw[0], 1e-12) << id;
  }
}

TEST(KeyedAnswers, SayThatTheGateIsClosed) {
  Instrument instrument = test::one_scale(3);
  test::add_items(instrument, 1, test::zero_to_four());
  instrument.scales[0].gate = Gate{"q4", 0, 0};
  const ScoringPlan plan = make_plan(instrument);
  EXPECT_TRUE(
      keyed_answers(plan, "s", response_of({Answer(1), Answer(1), Answer(1), Answer(0)})).gate_closed);
  EXPECT_FALSE(
      keyed_answers(plan, "s", response_of({Answer(1), Answer(1), Answer(1), Answer(2)})).gate_closed);
  EXPECT_FALSE(keyed_answers(plan, "s", response_of({Answer(1), Answer(1), Answer(1)})).gate_closed);
}

TEST(KeyedAnswers, OfAScaleThatIsNotThereAreRefused) {
  const ScoringPlan plan = make_plan(test::one_scale(3));
  EXPECT_THROW((void)keyed_answers(plan, "t", Response()), Error);
}

}  // namespace
}  // namespace intimetry::keyed_answers_test
