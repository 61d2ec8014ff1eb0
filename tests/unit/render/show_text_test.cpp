#include "render/show_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::render::show_text_test {
namespace {

TEST(ShowText, HasEveryPartOfAnInstrument) {
  const std::string text = show_text(test::full_instrument());
  EXPECT_EQ(text.substr(0, text.find('\n')), "Everything (sample-full-2, version 2.1.0)");
  for (const char* part :
       {"What it is", "Rights", "Scales ((r) marks items scored in reverse)", "Composites", "Reliability",
        "Norms", "Cutoffs and reliable change", "To know", "Options of 'five'", "-4 to 4 in steps of 2",
        "0.5 to 10.25, any number", "included for 1 of the items", "-3.6375 to -0.175",
        "Beware of made-up questionnaires.", "for the clinician alone"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(ShowText, SaysWhatIsNotKnown) {
  Instrument plain = test::full_instrument();
  plain.composites.clear();
  plain.norms.clear();
  plain.instructions.clear();
  const std::string text = show_text(plain);
  EXPECT_NE(text.find("\nNorms\n  None known: no z, T or percentile scores.\n"), std::string::npos) << text;
  for (const char* heading : {"\nComposites\n", "\nInstructions\n"})
    EXPECT_EQ(text.find(heading), std::string::npos) << heading;
}

TEST(ShowText, WarnsOfWhatIsNotValidated) {
  Instrument plain = test::full_instrument();
  EXPECT_EQ(show_text(plain).find("Unvalidated:"), std::string::npos);
  plain.validation = Validation::none;
  EXPECT_NE(show_text(plain).find("Unvalidated: no study of this instrument is published."),
            std::string::npos);
}

TEST(ShowText, SteersNoTerminal) {
  Instrument hostile = test::full_instrument();
  hostile.title = {{"en", "a\x1b[2Jb"}};
  EXPECT_EQ(show_text(hostile).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace intimetry::render::show_text_test
