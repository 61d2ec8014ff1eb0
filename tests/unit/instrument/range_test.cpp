#include "intimetry/instrument/range.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::range_test {
namespace {

using test::full_instrument;

TEST(Allows, OptionsOfASteppedSet) {
  const ResponseSet evens{.id = "evens", .min = -4, .max = 4, .step = 2};
  for (const double option : {-4.0, -2.0, -0.0, 0.0, 2.0, 4.0}) EXPECT_TRUE(evens.allows(option)) << option;
  for (const double other : {-6.0, -3.0, 1.0, 0.5, 6.0, 4.0000001})
    EXPECT_FALSE(evens.allows(other)) << other;
}

TEST(Allows, AnyNumberOfALine) {
  const ResponseSet line{.id = "line", .min = 0, .max = 10, .continuous = true};
  EXPECT_TRUE(line.allows(0));
  EXPECT_TRUE(line.allows(0.1));
  EXPECT_TRUE(line.allows(10));
  EXPECT_FALSE(line.allows(10.000001));
  EXPECT_FALSE(line.allows(-0.000001));
}

TEST(Allows, NothingThatIsNoNumber) {
  const double nan = std::nan("");
  EXPECT_FALSE((ResponseSet{.id = "line", .min = 0, .max = 10, .continuous = true}).allows(nan));
  EXPECT_FALSE((ResponseSet{.id = "five", .min = 0, .max = 4}).allows(nan));
}

TEST(PossibleRange, OfASum) {
  Instrument instrument = full_instrument();
  // first: -1.5 + 0.1 x the sum of two items 0..4.
  EXPECT_EQ(possible_range(instrument, instrument.scales[0]), (ScoreRange{-1.5, -1.5 + 0.1 * 8}));
  instrument.scales[0].reversed = {"q1", "q2"};
  EXPECT_EQ(possible_range(instrument, instrument.scales[0]), (ScoreRange{-1.5, -1.5 + 0.1 * 8}));
}

TEST(PossibleRange, OfAMeanOfItemsThatDiffer) {
  const Instrument instrument = full_instrument();
  // second: the mean of an item -4..4 and one 0.5..10.25.
  EXPECT_EQ(possible_range(instrument, instrument.scales[1]), (ScoreRange{-1.75, 7.125}));
}

TEST(PossibleRange, ANegativeMultiplierTurnsTheEnds) {
  Instrument instrument = full_instrument();
  instrument.scales[0].offset = 10;
  instrument.scales[0].multiplier = -2;
  EXPECT_EQ(possible_range(instrument, instrument.scales[0]), (ScoreRange{-6, 10}));
}

TEST(PossibleRange, TheScoreOfAClosedGateCounts) {
  Instrument instrument = full_instrument();
  EXPECT_EQ(possible_range(instrument, instrument.scales[2]), (ScoreRange{-1, 2}));
  instrument.scales[2].gate->score = 9;
  EXPECT_EQ(possible_range(instrument, instrument.scales[2]), (ScoreRange{0, 9}));
  instrument.scales[2].gate->score = 1;
  EXPECT_EQ(possible_range(instrument, instrument.scales[2]), (ScoreRange{0, 2}));
}

TEST(PossibleRange, OfACompositeTakesEachPartAtTheEndThatItsWeightAsksFor) {
  Instrument instrument = full_instrument();
  instrument.scales[0].multiplier = 1;
  instrument.scales[0].offset = 0;                                  // 0..8
  instrument.composites[0].parts = {{"first", 2}, {"second", -4}};  // second: -1.75..7.125
  EXPECT_EQ(possible_range(instrument, instrument.composites[0]), (ScoreRange{-28.5, 23}));
}

// ceil(0.8 k), from the fractions: 0.8, 1.6, 2.4, 3.2, 4, 4.8, 5.6, 6.4, 7.2, 8.
TEST(ProjectMinAnswered, IsFourFifthsRoundedUp) {
  const std::vector<int> expected{1, 2, 3, 4, 4, 5, 6, 7, 8, 8};
  for (std::size_t k = 1; k <= expected.size(); ++k) EXPECT_EQ(project_min_answered(k), expected[k - 1]) << k;
  EXPECT_EQ(project_min_answered(10000), 8000);
}

TEST(IsPrivate, WhereAnItemIsTheClinicians) {
  Instrument instrument = full_instrument();
  EXPECT_FALSE(is_private(instrument, instrument.scales[0]));
  EXPECT_TRUE(is_private(instrument, instrument.scales[2]));
  instrument.items[0].visibility = Visibility::shared;
  EXPECT_FALSE(is_private(instrument, instrument.scales[0]));
  instrument.items[0].visibility = Visibility::clinician;
  EXPECT_TRUE(is_private(instrument, instrument.scales[0]));
}

TEST(IsPrivate, WhereTheGateAloneIs) {
  Instrument instrument = full_instrument();
  instrument.scales[0].gate = Gate{"gate", 0, 0};
  EXPECT_TRUE(is_private(instrument, instrument.scales[0]));
}

TEST(IsPrivate, ACompositeWhereOnePartIs) {
  Instrument instrument = full_instrument();
  EXPECT_FALSE(is_private(instrument, instrument.composites[0]));
  instrument.composites[0].parts.push_back({"hidden", 1});
  EXPECT_TRUE(is_private(instrument, instrument.composites[0]));
}

}  // namespace
}  // namespace intimetry::range_test
