#include "intimetry/instrument/questions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace intimetry::questions_test {
namespace {

Instrument small() {
  Instrument instrument;
  instrument.id = "small";
  instrument.version = "1.0.0";
  instrument.title = {{"en", "Small"}};
  instrument.perspectives = {Perspective::now, Perspective::ideal};
  instrument.instructions[Perspective::ideal] = {{"en", "As you wish."}};
  instrument.response_sets = {{"even", 0, 4, false, 2, {{"en", {{0, "no"}, {4, "yes"}}}}},
                              {"line", 0, 10, true}};
  instrument.items.resize(3);
  const auto item = [&](std::size_t at, const char* id, const char* set, LocalText text) {
    instrument.items[at].id = id;
    instrument.items[at].response_set = set;
    instrument.items[at].text = std::move(text);
  };
  item(0, "q1", "even", {{"en", "One."}, {"de", "Eins."}});
  item(1, "q2", "line", {{"en", "Two."}});
  item(2, "extra", "even", {{"en", "Three."}, {"de", "Drei."}});
  instrument.items[1].number = "2b";
  instrument.items[2].visibility = Visibility::clinician;
  return instrument;
}

std::string fault(const Instrument& instrument, Perspective perspective, const char* language,
                  AskedItems asked = AskedItems::not_clinician) {
  try {
    static_cast<void>(questions_of(instrument, perspective, language, asked));
  } catch (const Error& problem) {
    return problem.what();
  }
  return {};
}

TEST(Questions, AreTheItemsInOneLanguage) {
  const Questions questions = questions_of(small(), Perspective::ideal, "en");
  EXPECT_EQ(questions.title, "Small");
  EXPECT_EQ(questions.instruction, "As you wish.");
  ASSERT_EQ(questions.list.size(), 2u);
  EXPECT_EQ(questions.list[0].number, "1");
  EXPECT_EQ(questions.list[0].options, (std::vector<AnswerOption>{{0, "no"}, {2, ""}, {4, "yes"}}));
  EXPECT_EQ(questions.list[1].number, "2b");
  EXPECT_TRUE(questions.list[1].options.empty());
}

TEST(Questions, ForTheClinicianAreAskedOnlyWhereMeant) {
  EXPECT_EQ(questions_of(small(), Perspective::now, "en", AskedItems::all).list.size(), 3u);
  const Questions alone = questions_of(small(), Perspective::now, "de", AskedItems::clinician_alone);
  ASSERT_EQ(alone.list.size(), 1u);
  EXPECT_TRUE(alone.list[0].clinician);
  EXPECT_EQ(alone.list[0].number, "extra");
}

TEST(Questions, SayWhatIsMissing) {
  EXPECT_EQ(fault(small(), Perspective::now, "de"), "small, now, in 'de': there is no wording of q2");
  EXPECT_EQ(fault(small(), Perspective::observer, "en"),
            "small is not made for the perspective 'observer'; it is for now, ideal");
  Instrument instrument = small();
  instrument.items[1].text["de"] = "Zwei.";
  EXPECT_EQ(fault(instrument, Perspective::now, "de"), "");
  EXPECT_EQ(
      fault(instrument, Perspective::ideal, "de"),
      "small, ideal, in 'de': there is no instruction, and the items alone do not say how they are meant");
  instrument.items.erase(instrument.items.begin(), instrument.items.begin() + 2);
  EXPECT_EQ(fault(instrument, Perspective::now, "en"), "small has no items but for the clinician alone");
}

TEST(Questions, WithoutWordingServeWhoeverKeysInAPaper) {
  const Questions questions =
      questions_of(small(), Perspective::ideal, "", AskedItems::not_clinician, Wording::not_needed);
  EXPECT_EQ(questions.list.size(), 2u);
  EXPECT_EQ(questions.list[0].text, "");
}

TEST(Questions, AreInALanguageIfEveryItemIs) {
  EXPECT_EQ(languages_of(small(), AskedItems::not_clinician), (std::vector<std::string>{"en"}));
  EXPECT_EQ(languages_of(small(), AskedItems::clinician_alone), (std::vector<std::string>{"de", "en"}));
}

TEST(Languages, FromRightToLeftAreKnownByScriptAndElseByLanguage) {
  for (const char* language : {"ar", "he", "fa-IR", "ur", "AR-eg", "ks", "az-Arab", "sd", "dv", "yi"})
    EXPECT_TRUE(is_right_to_left(language)) << language;
  for (const char* language :
       {"en", "de-AT", "zh-Hant", "pa", "az", "ks-Deva", "ar-Latn", "", "he-Latn", "en-x-arab"})
    EXPECT_FALSE(is_right_to_left(language)) << language;
}

}  // namespace
}  // namespace intimetry::questions_test
