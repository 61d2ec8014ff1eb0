#include "intimetry/instrument/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "unit/instrument/full_instrument.hpp"

namespace intimetry::text_test {
namespace {

using Places = std::vector<std::pair<ErrorCode, std::string>>;

TextOverlay french() {
  TextOverlay overlay;
  overlay.instrument = "sample-full-2";
  overlay.language = "fr";
  overlay.title = "Tout";
  overlay.instructions = {{Perspective::now, "Comme c'est."}, {Perspective::ideal, "Comme il faudrait."}};
  overlay.private_instructions = {{Perspective::now, "Pour une personne seule."}};
  overlay.items = {{"q1", "Il se passe quelque chose."}, {"gate", "Oui ?"}};
  overlay.labels = {{"five", {{0, "jamais"}, {4, "toujours"}}}};
  return overlay;
}

Places places_of(const std::vector<Defect>& defects) {
  Places places;
  for (const Defect& defect : defects) places.emplace_back(defect.code, defect.where);
  return places;
}

TEST(WithText, LaysWordingOverAndChangesNothingElse) {
  const Instrument before = test::full_instrument();
  Instrument expected = before;
  expected.title["fr"] = "Tout";
  expected.instructions[Perspective::now]["fr"] = "Comme c'est.";
  expected.instructions[Perspective::ideal]["fr"] = "Comme il faudrait.";
  expected.private_instructions[Perspective::now]["fr"] = "Pour une personne seule.";
  expected.items[0].text["fr"] = "Il se passe quelque chose.";
  expected.items[4].text["fr"] = "Oui ?";
  expected.response_sets[0].labels["fr"] = {{0, "jamais"}, {4, "toujours"}};
  EXPECT_EQ(with_text(before, french()), expected);
}

TEST(WithText, ReplacesWordingOfTheSameLanguageAndKeepsWhatItLeavesOut) {
  TextOverlay overlay;
  overlay.instrument = "sample-full-2";
  overlay.language = "en";
  overlay.items = {{"q1", "Something else."}};
  const Instrument after = with_text(test::full_instrument(), overlay);
  EXPECT_EQ(after.items[0].text, (LocalText{{"de", "Etwas geschieht."}, {"en", "Something else."}}));
  EXPECT_EQ(after.title, test::full_instrument().title);
  EXPECT_EQ(after.response_sets, test::full_instrument().response_sets);
}

TEST(WithText, ThrowsEverythingThatDoesNotFit) {
  TextOverlay overlay = french();
  overlay.instrument = "another";
  overlay.language = "f";
  overlay.instructions[Perspective::partner] = " ";
  overlay.private_instructions[Perspective::partner] = "";
  overlay.private_instructions[Perspective::observer] = "Comme vous voyez.";
  overlay.items["q9"] = "What?";
  overlay.items["q2"] = "";
  overlay.items["a/b"] = "Odd.";
  overlay.labels["fiv"] = {{0, "x"}};
  overlay.labels["evens"] = {{1, "between"}, {2, ""}};
  Instrument instrument = test::full_instrument();
  instrument.perspectives = {Perspective::now, Perspective::partner};
  try {
    static_cast<void>(with_text(instrument, overlay));
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::text_invalid);
    EXPECT_EQ(places_of(error.defects()),
              (Places{{ErrorCode::unknown_reference, "/instrument"},
                      {ErrorCode::bad_value, "/language"},
                      {ErrorCode::unknown_reference, "/instructions/ideal"},
                      {ErrorCode::bad_value, "/instructions/partner"},
                      {ErrorCode::bad_value, "/private_instructions/partner"},
                      {ErrorCode::unknown_reference, "/private_instructions/observer"},
                      {ErrorCode::unknown_reference, "/items/a~1b"},
                      {ErrorCode::bad_value, "/items/q2"},
                      {ErrorCode::unknown_reference, "/items/q9"},
                      {ErrorCode::bad_range, "/labels/evens/1"},
                      {ErrorCode::bad_value, "/labels/evens/2"},
                      {ErrorCode::unknown_reference, "/labels/fiv"}}));
    EXPECT_NE(std::string(error.what()).find("did you mean 'five'"), std::string::npos);
  }
}

TEST(ValidateText, WhatIsSaidWithItemsForTheClinicianNeedsSuchItems) {
  Instrument instrument = test::full_instrument();
  instrument.private_instructions.clear();
  for (Item& item : instrument.items) item.visibility = Visibility::own;
  EXPECT_EQ(places_of(validate(french(), instrument)),
            (Places{{ErrorCode::bad_value, "/private_instructions"}}));
}

TEST(ValidateText, AnOverlayThatFitsHasNoDefects) {
  EXPECT_EQ(validate(french(), test::full_instrument()), std::vector<Defect>{});
}

}  // namespace
}  // namespace intimetry::text_test
