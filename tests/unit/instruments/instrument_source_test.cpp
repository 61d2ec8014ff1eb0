#include "instruments/instrument_source.hpp"

#include <gtest/gtest.h>

#include <string>

#include "error_of.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "unit/files/temporary_folder.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::instruments::instrument_source_test {
namespace {

using test::error_of;

class InstrumentSource : public test::TemporaryFolder {};

TEST_F(InstrumentSource, IsAnIdOfOneThatIsShipped) {
  EXPECT_EQ(find_instrument("ras").id, "ras");
  const Error error = error_of([] { (void)find_instrument("raz"); });
  EXPECT_EQ(error.code(), ErrorCode::unknown_id);
  EXPECT_NE(std::string(error.what()).find("did you mean 'ras'"), std::string::npos) << error.what();
  EXPECT_NE(std::string(error.what()).find("See: intimetry list."), std::string::npos);
}

TEST_F(InstrumentSource, IsAPathIfItHasASlashOrEndsInJson) {
  const std::string path = put("ras", save_instrument(test::full_instrument()));
  EXPECT_EQ(find_instrument(path), test::full_instrument());
  EXPECT_EQ(error_of([] { (void)find_instrument("nothing.json"); }).code(), ErrorCode::file_not_found);
  EXPECT_EQ(error_of([] { (void)find_instrument("./ras"); }).code(), ErrorCode::file_not_found);
  EXPECT_EQ(error_of([] { (void)find_instrument(".json"); }).code(), ErrorCode::unknown_id);
}

TEST_F(InstrumentSource, WordingIsLaidOverAndItsFileNamedWhereItDoesNotFit) {
  const std::string fits =
      put("de.json", R"({"format": "intimetry.text/1", "instrument": "sample-full-2", "language": "de",
                                              "items": {"q2": "Noch etwas."}})");
  const Instrument worded = apply_text(test::full_instrument(), fits);
  EXPECT_EQ(worded.items[1].text.at("de"), "Noch etwas.");
  const std::string other = put("other.json", R"({"format": "intimetry.text/1", "instrument": "sample-full-2",
                                                  "language": "de", "items": {"q99": "Nichts."}})");
  const Error error = error_of([&] { (void)apply_text(test::full_instrument(), other); });
  EXPECT_EQ(error.code(), ErrorCode::text_invalid);
  EXPECT_EQ(std::string(error.what()).rfind(other + ": does not fit the instrument", 0), 0U) << error.what();
  EXPECT_FALSE(error.defects().empty());
}

}  // namespace
}  // namespace intimetry::instruments::instrument_source_test
