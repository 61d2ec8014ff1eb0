#include "instruments/instrument_list.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

#include "intimetry/instruments.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::instruments::instrument_list_test {
namespace {

TEST(InstrumentList, HasEveryInstrumentThatIsShipped) {
  const std::vector<Instrument> all = load_bundled();
  ASSERT_EQ(all.size(), bundled_instruments().size());
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].id, bundled_instruments()[i].id);
}

TEST(InstrumentList, AnInstrumentIsWordedIfEveryItemIs) {
  Instrument instrument = test::full_instrument();
  EXPECT_FALSE(has_wording(instrument));
  for (Item& item : instrument.items) item.text = {{"de", "Etwas."}};
  EXPECT_TRUE(has_wording(instrument));
}

TEST(InstrumentList, ADimensionIsMeasuredByScalesAndComposites) {
  const Instrument full = test::full_instrument();
  Instrument other = full;
  other.id = "other";
  other.composites.clear();
  EXPECT_EQ(on_dimension({full, other}, Dimension::emotional), "sample-full-2, other");
  EXPECT_EQ(on_dimension({full, other}, Dimension::sexual), "sample-full-2") << "by its composite";
  EXPECT_EQ(on_dimension({full, other}, Dimension::spiritual), "");
}

TEST(InstrumentList, AsJsonSaysWhatThereIsToChooseFrom) {
  const auto list = nlohmann::json::parse(instrument_list_json({test::full_instrument()}));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["id"], "sample-full-2");
  EXPECT_EQ(list[0]["title"], "Everything");
  EXPECT_EQ(list[0]["items"], 7);
  EXPECT_EQ(list[0]["scales"], (nlohmann::json{"first", "second", "hidden"}));
  EXPECT_EQ(list[0]["composites"], (nlohmann::json{"both"}));
  EXPECT_EQ(list[0]["dimensions"], (nlohmann::json{"emotional", "sexual"}));
  EXPECT_EQ(list[0]["wording"], false);
  EXPECT_EQ(list[0]["permission"], "not_needed");
  EXPECT_EQ(instrument_list_json({}), "[]\n");
}

}  // namespace
}  // namespace intimetry::instruments::instrument_list_test
