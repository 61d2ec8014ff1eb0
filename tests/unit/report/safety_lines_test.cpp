#include "intimetry/report/safety_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::safety_lines_test {
namespace {

/// Four of the clinician's items answered 1 (never) to 5, summed; above 10 is a sign for women.
Instrument acts() {
  Instrument instrument = test::blank_instrument();
  instrument.id = "acts";
  instrument.version = "1.0.0";
  instrument.perspectives = {Perspective::now};
  instrument.instructions.clear();
  instrument.response_sets = {{.id = "five", .min = 1, .max = 5}};
  Scale& total = instrument.scales.emplace_back();
  total.id = "total";
  total.title = {{"en", "Acts"}};
  total.direction = Direction::higher_is_worse;
  for (const char* id : {"q1", "q2", "q3", "q4"}) {
    Item& item = instrument.items.emplace_back();
    item.id = id;
    item.response_set = "five";
    item.visibility = Visibility::clinician;
    item.positive = {2, 3, 4, 5};
    total.items.emplace_back(id);
  }
  Cutoff& women = instrument.cutoffs.emplace_back();
  women.scale = "total";
  women.rule = "women";
  women.comparison = Comparison::above;
  women.value = 10;
  women.label = "screen positive";
  women.sample = "women";
  women.role = "woman";
  women.provenance.source = "made up";
  Cutoff& veterans = instrument.cutoffs.emplace_back(women);
  veterans.rule = "veterans";
  veterans.value = 6;
  veterans.population = "veterans";
  return instrument;
}

CoupleFile couple_of(const std::optional<std::string>& role) {
  CoupleFile couple;
  couple.id = "simulated";
  couple.partners = {{"ada", role, "Ada"}, {"ben", std::nullopt, "Ben"}};
  return couple;
}

void answer(CoupleFile& couple, const std::string& partner, const std::vector<double>& answers,
            Date date = Date(2026, 3, 1)) {
  Administration& given = couple.administrations.emplace_back();
  given.partner = partner;
  given.instrument = "acts";
  given.version = "1.0.0";
  given.date = date;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    given.answers.push_back(
        {"q" + std::to_string(i + 1), std::isnan(answers[i]) ? Answer() : Answer(answers[i])});
  }
}

std::vector<SafetyLine> lines_of(const CoupleFile& couple, const Instrument& instrument) {
  const InstrumentLookup lookup = [&](std::string_view id) {
    return id == instrument.id ? &instrument : nullptr;
  };
  return safety_lines(couple, lookup.with_ids({instrument.id}));
}

const double none = std::nan("");

TEST(SafetyLines, EachPartnerHasALineAlsoWhereNobodyWasAsked) {
  const Instrument instrument = acts();
  const auto lines = lines_of(couple_of("woman"), instrument);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].partner, "ada");
  EXPECT_EQ(lines[1].partner, "ben");
  for (const SafetyLine& line : lines) EXPECT_EQ(line.status, SafetyStatus::not_asked);
}

TEST(SafetyLines, TellsAskedFromNotAskedFromUnanswered) {
  const Instrument instrument = acts();
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {1, 1, 1, 1});
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::answered_no);
  EXPECT_EQ(lines_of(couple, instrument)[1].status, SafetyStatus::not_asked);
  answer(couple, "ben", {none, none, none, none});
  EXPECT_EQ(lines_of(couple, instrument)[1].status, SafetyStatus::unanswered) << "asked, and nothing said";
  answer(couple, "ada", {1, 1, none, 1}, Date(2026, 4, 1));
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::unanswered) << "the graver of two times";
  ASSERT_EQ(lines_of(couple, instrument)[0].askings.size(), 2U);
  EXPECT_EQ(lines_of(couple, instrument)[0].askings[0].date, Date(2026, 3, 1));
}

TEST(SafetyLines, ARuleForAnotherGroupIsListedNotJudged) {
  const Instrument instrument = acts();
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {3, 3, 3, 1});  // 10: not above 10; 6 and more is for veterans
  const SafetyLine line = lines_of(couple, instrument)[0];
  EXPECT_EQ(line.status, SafetyStatus::answered_no);
  const SafetyTotal& total = line.askings[0].totals.at(0);
  EXPECT_DOUBLE_EQ(total.raw.value, 10);
  ASSERT_EQ(total.rules.size(), 2U);
  EXPECT_TRUE(total.rules[0].fits);
  EXPECT_FALSE(total.rules[0].met);
  EXPECT_FALSE(total.rules[1].fits) << "whether she is a veteran is not known";
  couple.administrations[0].answers[3].answer = Answer(2);
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::positive);
}

TEST(SafetyLines, WhereNoRuleFitsEveryAnswerAboveNeverIsPositive) {
  const Instrument instrument = acts();
  for (const auto& role : {std::optional<std::string>("man"), std::optional<std::string>()}) {
    CoupleFile couple = couple_of(role);
    answer(couple, "ada", {1, 2, 1, 1});
    const SafetyLine line = lines_of(couple, instrument)[0];
    EXPECT_EQ(line.status, SafetyStatus::positive);
    EXPECT_TRUE(line.askings[0].answers[1].positive);
    EXPECT_FALSE(line.askings[0].answers[0].positive);
  }
}

TEST(SafetyLines, ATotalThatCannotBeMadeLeavesEachAnswerToSpeakForItself) {
  const Instrument instrument = acts();
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {5, none, none, none});
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::positive);
}

TEST(SafetyLines, AClosedGateSkipsWhatItCloses) {
  Instrument instrument = acts();
  Item& gate = instrument.items.emplace_back();
  gate.id = "gate";
  gate.response_set = "five";
  gate.visibility = Visibility::clinician;
  instrument.scales[0].gate = Gate{"gate", 1, 4};
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {none, none, none, none});
  couple.administrations[0].answers.push_back({"gate", Answer(1)});
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::answered_no);
  couple.administrations[0].answers.back().answer = Answer(2);
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::unanswered);
}

TEST(SafetyLines, AScoredSharedItemCanBeAQuestionAboutSafety) {
  Instrument instrument = acts();
  for (Item& item : instrument.items) {
    item.visibility = Visibility::in_scores;
    item.positive.clear();
  }
  instrument.items[2].positive = {1};
  instrument.cutoffs.clear();
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {5, 5, 1, 5});
  const SafetyLine line = lines_of(couple, instrument)[0];
  EXPECT_EQ(line.status, SafetyStatus::positive);
  ASSERT_EQ(line.askings[0].answers.size(), 1U);
  EXPECT_TRUE(line.askings[0].totals.empty()) << "the scale is no clinician's";
}

TEST(SafetyLines, WhatIsWishedForIsNoAnswer) {
  Instrument instrument = acts();
  instrument.perspectives = {Perspective::now, Perspective::ideal};
  CoupleFile couple = couple_of("woman");
  answer(couple, "ada", {5, 5, 5, 5});
  couple.administrations[0].perspective = Perspective::ideal;
  EXPECT_EQ(lines_of(couple, instrument)[0].status, SafetyStatus::not_asked);
}

}  // namespace
}  // namespace intimetry::safety_lines_test
