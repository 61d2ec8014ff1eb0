#include "instruments/instrument_shelf.hpp"

#include <gtest/gtest.h>

#include <string>

#include "error_of.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "unit/files/temporary_folder.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::instruments::instrument_shelf_test {
namespace {

class InstrumentShelfTest : public test::TemporaryFolder {};

TEST_F(InstrumentShelfTest, HasWhatIsShippedAndWhatIsGiven) {
  const std::string path = put("full.json", save_instrument(test::full_instrument()));
  InstrumentShelf shelf({path});
  ASSERT_NE(shelf.find("sample-full-2"), nullptr);
  ASSERT_NE(shelf.find("ras"), nullptr);
  EXPECT_EQ(shelf.find("ras"), shelf.find("ras")) << "loaded once";
  EXPECT_EQ(shelf.find("nothing"), nullptr);
  EXPECT_EQ(shelf.find("sample-full-2", "2.1.0"), shelf.find("sample-full-2"));
  EXPECT_EQ(shelf.find("sample-full-2", "9.9.9"), nullptr);
}

TEST_F(InstrumentShelfTest, HasEarlierEditionsByTheirVersion) {
  InstrumentShelf shelf;
  for (const BundledInstrument& edition : bundled_editions()) {
    const Instrument* found = shelf.find(edition.id, edition.version);
    ASSERT_NE(found, nullptr) << edition.id;
    EXPECT_EQ(found->version, edition.version);
    EXPECT_NE(shelf.find(edition.id)->version, edition.version)
        << "the newest is asked for without a version";
    EXPECT_EQ(shelf.find(edition.id, ""), shelf.find(edition.id));
  }
  EXPECT_FALSE(bundled_editions().empty());
}

TEST_F(InstrumentShelfTest, AnEarlierEditionThatIsGivenIsNotTheNewest) {
  Instrument earlier = test::full_instrument();
  earlier.superseded_by = "3.0.0";
  InstrumentShelf shelf({put("earlier.json", save_instrument(earlier))});
  EXPECT_EQ(shelf.find("sample-full-2"), nullptr);
  EXPECT_NE(shelf.find("sample-full-2", "2.1.0"), nullptr);
}

TEST_F(InstrumentShelfTest, SaysWhatIsNotThere) {
  InstrumentShelf shelf;
  EXPECT_EQ(shelf.require("ras").id, "ras");
  const Error error = test::error_of([&] { shelf.require("rass"); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_NE(std::string(error.what()).find("did you mean 'ras'"), std::string::npos);
}

TEST_F(InstrumentShelfTest, AsALookupKnowsAllIds) {
  InstrumentShelf shelf({put("full.json", save_instrument(test::full_instrument()))});
  const InstrumentLookup lookup = shelf.lookup();
  EXPECT_EQ(lookup.ids().size(), bundled_instruments().size() + 1);
  EXPECT_EQ(lookup.ids().back(), "sample-full-2");
  EXPECT_EQ(lookup("sample-full-2", "2.1.0"), shelf.find("sample-full-2"));
}

}  // namespace
}  // namespace intimetry::instruments::instrument_shelf_test
