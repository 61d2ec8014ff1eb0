#include "intimetry/instrument/instrument.hpp"

#include <gtest/gtest.h>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::instrument_test {
namespace {

using test::full_instrument;

TEST(Instrument, IsAPlainValue) {
  const Instrument instrument = full_instrument();
  Instrument copy = instrument;
  EXPECT_EQ(copy, instrument);
  copy.items[1].visibility = Visibility::own;
  EXPECT_NE(copy, instrument);
}

TEST(Instrument, FindsItsPartsByTheirIds) {
  const Instrument instrument = full_instrument();
  EXPECT_EQ(find_by_id(instrument.items, "q2"), &instrument.items[1]);
  EXPECT_EQ(find_by_id(instrument.response_sets, "line"), &instrument.response_sets[2]);
  EXPECT_EQ(find_by_id(instrument.scales, "second"), &instrument.scales[1]);
  EXPECT_EQ(find_by_id(instrument.composites, "both"), &instrument.composites[0]);
  EXPECT_EQ(find_by_id(instrument.scales, "both"), nullptr);
  EXPECT_EQ(find_by_id(instrument.items, "q"), nullptr);
}

TEST(Instrument, KnowsWhichEndOfAScoreIsTheBetterOne) {
  const Instrument instrument = full_instrument();
  EXPECT_EQ(direction_of(instrument, "first"), Direction::higher_is_better);
  EXPECT_EQ(direction_of(instrument, "second"), Direction::neither);
  EXPECT_EQ(direction_of(instrument, "both"), Direction::higher_is_worse);
  EXPECT_EQ(direction_of(instrument, "nothing"), Direction::neither);
}

TEST(Instrument, KnowsWhetherAnyItemIsTheClinicians) {
  Instrument instrument = full_instrument();
  EXPECT_TRUE(has_clinician_items(instrument));
  for (Item& item : instrument.items) item.visibility = Visibility::own;
  EXPECT_FALSE(has_clinician_items(instrument)) << "what is a person's own is not";
  EXPECT_FALSE(has_clinician_items(Instrument()));
}

}  // namespace
}  // namespace intimetry::instrument_test
