#include "intimetry/scoring/score_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "error_of.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::score_table_test {
namespace {

using test::none;
using test::one_scale;
using test::score_administration;
using test::scored;
using test::Scored;
using test::with_composite;

constexpr Flags clean{};

TEST(Pomp, IsThePercentageOfThePossibleRange) {
  Instrument instrument = with_composite();
  instrument.scales[0].multiplier = -3;
  instrument.scales[0].offset = 5;  // s: -19 .. 5; t: 0 .. 20; c: 2s - t/2: -48 .. 10
  const ScoreTable table = score_administration(make_plan(instrument), {1, 3, 1, 1, 1, 1, 1});
  EXPECT_EQ(scored(table, "s").raw, -7);
  EXPECT_EQ(table["s"].pomp(0), 50);
  EXPECT_EQ(table["t"].pomp(0), 25);
  EXPECT_EQ(scored(table, "c").raw, -16.5);
  EXPECT_EQ(table["c"].range, (ScoreRange{-48, 10}));
  EXPECT_EQ(table["c"].pomp(0), 100 * 31.5 / 58);
}

TEST(Pomp, OfNoScoreIsNone) {
  EXPECT_TRUE(std::isnan(score_administration(make_plan(one_scale(1)), {none})["s"].pomp(0)));
}

TEST(ScoreTable, AreUsedAgainWhateverStoodInThem) {
  const ScoringPlan small = make_plan(one_scale(1));
  const ScoringPlan large = make_plan(with_composite());
  const std::vector<double> answers(5 * 7, 3);
  ScoreTable table;
  score_into(table, large, row_major(answers.data(), 5, 7, 7));
  score_into(table, small, row_major(answers.data(), 2, 1, 7));
  EXPECT_EQ(table.respondents(), 2U);
  ASSERT_EQ(table.columns().size(), 1U);
  EXPECT_EQ(scored(table, "s", 1), (Scored{3, 1, clean}));
  const Buffer<double> taken = std::move(table.columns()[0].raw);
  EXPECT_EQ(taken.size(), 2U);
  score_into(table, large, row_major(answers.data(), 5, 7, 7));
  EXPECT_EQ(scored(table, "t", 4), (Scored{15, 5, clean}));
  EXPECT_EQ(scored(table, "c", 4), (Scored{12 - 7.5, 7, clean}));
}

TEST(ScoreTable, NameTheColumnsThatTheyHave) {
  const ScoreTable table = score_administration(make_plan(one_scale(1)), {1});
  const Error error = test::error_of([&] { static_cast<void>(table["t"]); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_NE(std::string(error.what()).find("'t'"), std::string::npos) << error.what();
}

TEST(ScoreTable, HasRoomForWhatIsAsked) {
  ScoreTable table;
  EXPECT_EQ(table.respondents(), 0U);
  table.resize(2, 3);
  EXPECT_EQ(table.respondents(), 3U);
  ASSERT_EQ(table.columns().size(), 2U);
  EXPECT_EQ(table.columns()[1].raw.size(), 3U);
  EXPECT_EQ(table.columns()[1].answered.size(), 3U);
  table.resize(1, 0);
  EXPECT_EQ(table.columns().size(), 1U);
  EXPECT_EQ(table.columns()[0].raw.size(), 0U);
}

}  // namespace
}  // namespace intimetry::score_table_test
