#include "instruments/instrument_registry.hpp"

#include <gtest/gtest.h>

#include <string>

#include "error_of.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "unit/files/temporary_folder.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::instruments::instrument_registry_test {
namespace {

class InstrumentRegistryTest : public test::TemporaryFolder {};

TEST_F(InstrumentRegistryTest, HasWhatIsShippedAndWhatIsGiven) {
  const std::string path = put("full.json", save_instrument(test::full_instrument()));
  InstrumentRegistry registry({path});
  ASSERT_NE(registry.find("sample-full-2"), nullptr);
  ASSERT_NE(registry.find("ras"), nullptr);
  EXPECT_EQ(registry.find("ras"), registry.find("ras")) << "loaded once";
  EXPECT_EQ(registry.find("nothing"), nullptr);
  EXPECT_EQ(registry.find("sample-full-2", "2.1.0"), registry.find("sample-full-2"));
  EXPECT_EQ(registry.find("sample-full-2", "9.9.9"), nullptr);
}

TEST_F(InstrumentRegistryTest, HasEarlierEditionsByTheirVersion) {
  InstrumentRegistry registry;
  for (const BundledInstrument& edition : bundled_editions()) {
    const Instrument* found = registry.find(edition.id, edition.version);
    ASSERT_NE(found, nullptr) << edition.id;
    EXPECT_EQ(found->version, edition.version);
    EXPECT_NE(registry.find(edition.id)->version, edition.version)
        << "the newest is asked for without a version";
    EXPECT_EQ(registry.find(edition.id, ""), registry.find(edition.id));
  }
  EXPECT_FALSE(bundled_editions().empty());
}

TEST_F(InstrumentRegistryTest, AnEarlierEditionThatIsGivenIsNotTheNewest) {
  Instrument earlier = test::full_instrument();
  earlier.superseded_by = "3.0.0";
  InstrumentRegistry registry({put("earlier.json", save_instrument(earlier))});
  EXPECT_EQ(registry.find("sample-full-2"), nullptr);
  EXPECT_NE(registry.find("sample-full-2", "2.1.0"), nullptr);
}

TEST_F(InstrumentRegistryTest, SaysWhatIsNotThere) {
  InstrumentRegistry registry;
  EXPECT_EQ(registry.require("ras").id, "ras");
  const Error error = test::error_of([&] { registry.require("rass"); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_NE(std::string(error.what()).find("did you mean 'ras'"), std::string::npos);
}

TEST_F(InstrumentRegistryTest, AsALookupKnowsAllIds) {
  InstrumentRegistry registry({put("full.json", save_instrument(test::full_instrument()))});
  const InstrumentLookup lookup = registry.lookup();
  EXPECT_EQ(lookup.ids().size(), bundled_instruments().size() + 1);
  EXPECT_EQ(lookup.ids().back(), "sample-full-2");
  EXPECT_EQ(lookup("sample-full-2", "2.1.0"), registry.find("sample-full-2"));
}

}  // namespace
}  // namespace intimetry::instruments::instrument_registry_test
