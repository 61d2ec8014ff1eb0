#include "intimetry/instrument/lookup.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::lookup_test {
namespace {

TEST(InstrumentLookup, KnowsEditionsByTheirVersion) {
  const Instrument instrument = test::full_instrument();
  const InstrumentLookup lookup = [&](std::string_view id) {
    return id == instrument.id ? &instrument : nullptr;
  };
  EXPECT_EQ(lookup(instrument.id), &instrument);
  EXPECT_EQ(lookup(instrument.id, instrument.version), &instrument);
  EXPECT_EQ(lookup(instrument.id, "0.0.1"), nullptr);
  EXPECT_EQ(lookup("nothing"), nullptr);
  EXPECT_TRUE(lookup.ids().empty());
  EXPECT_FALSE(static_cast<bool>(InstrumentLookup()));
  EXPECT_FALSE(static_cast<bool>(InstrumentLookup(nullptr)));
}

TEST(InstrumentLookup, OfSeveralEditionsTheNewestIsAskedForWithoutAVersion) {
  const Instrument newest = test::full_instrument();
  Instrument earlier = newest;
  earlier.version = "1.0.0";
  const InstrumentLookup lookup = [&](std::string_view, std::string_view version) -> const Instrument* {
    if (version.empty() || version == newest.version) return &newest;
    return version == earlier.version ? &earlier : nullptr;
  };
  EXPECT_EQ(lookup(newest.id), &newest);
  EXPECT_EQ(lookup(newest.id, "1.0.0"), &earlier);
  EXPECT_EQ(lookup(newest.id, "3.0.0"), nullptr);
}

TEST(InstrumentLookup, MayKnowAllIdsThatThereAre) {
  const Instrument instrument = test::full_instrument();
  const InstrumentLookup lookup = [&](std::string_view) { return &instrument; };
  const InstrumentLookup knowing = lookup.with_ids({"x", "y"});
  EXPECT_EQ(knowing.ids(), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(knowing("x"), &instrument);
  EXPECT_TRUE(lookup.ids().empty()) << "the one it was made from is as it was";
}

}  // namespace
}  // namespace intimetry::lookup_test
