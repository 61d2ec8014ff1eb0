#include "intimetry/instrument/questions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::questions_test {
namespace {

Instrument small() {
  Instrument instrument;
  instrument.id = "small";
  instrument.version = "1.0.0";
  instrument.title = {{"en", "Small"}};
  instrument.perspectives = {Perspective::now, Perspective::ideal};
  instrument.instructions[Perspective::ideal] = {{"en", "As you wish."}};
  instrument.private_instructions[Perspective::ideal] = {{"en", "For your therapist alone."}};
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
  EXPECT_EQ(questions.instructions, std::vector<std::string>{"As you wish."});
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
  EXPECT_EQ(fault(instrument, Perspective::ideal, "de"),
            "small, ideal, in 'de': there is no instruction, and the items alone are not clear; add it as "
            "'instructions'");
  instrument.items.erase(instrument.items.begin(), instrument.items.begin() + 2);
  EXPECT_EQ(fault(instrument, Perspective::now, "en"), "small has only items for the clinician alone");
}

std::vector<std::string> said(const Instrument& instrument, AskedItems asked,
                              Perspective perspective = Perspective::ideal, const char* language = "en") {
  return questions_of(instrument, perspective, language, asked).instructions;
}

TEST(Questions, HaveTheInstructionsOfTheItemsThatAreAsked) {
  using Texts = std::vector<std::string>;
  const Instrument instrument = small();
  EXPECT_EQ(said(instrument, AskedItems::not_clinician), Texts{"As you wish."});
  EXPECT_EQ(said(instrument, AskedItems::all), (Texts{"As you wish.", "For your therapist alone."}));
  EXPECT_EQ(said(instrument, AskedItems::clinician_alone), Texts{"For your therapist alone."});
  EXPECT_EQ(said(instrument, AskedItems::all, Perspective::now), Texts{});
}

TEST(Questions, OfTheClinicianAloneHaveBothInstructionsWhereThereAreNoOthers) {
  using Texts = std::vector<std::string>;
  Instrument instrument = small();
  for (Item& item : instrument.items) item.visibility = Visibility::clinician;
  const Texts both{"As you wish.", "For your therapist alone."};
  EXPECT_EQ(said(instrument, AskedItems::all), both);
  EXPECT_EQ(said(instrument, AskedItems::clinician_alone), both);
  instrument.instructions.clear();
  EXPECT_EQ(said(instrument, AskedItems::all), Texts{both[1]});
  instrument.private_instructions.clear();
  instrument.instructions[Perspective::ideal] = {{"en", both[0]}};
  EXPECT_EQ(said(instrument, AskedItems::clinician_alone), Texts{both[0]});
  instrument.instructions.clear();
  EXPECT_EQ(fault(instrument, Perspective::ideal, "en", AskedItems::clinician_alone),
            "small, ideal, in 'en': there is no instruction, and the items alone are not clear; add it as "
            "'instructions'");
}

TEST(Questions, OfAPerspectiveNeedTheInstructionOfTheItemsThatAreAsked) {
  Instrument instrument = small();
  instrument.private_instructions.clear();
  EXPECT_EQ(said(instrument, AskedItems::all), std::vector<std::string>{"As you wish."});
  EXPECT_EQ(fault(instrument, Perspective::ideal, "en", AskedItems::clinician_alone),
            "small, ideal, in 'en': there is no instruction, and the items alone are not clear; add it as "
            "'private_instructions'");
}

TEST(Questions, ForTheClinicianAreNotAskedWithoutWhatIsSaidOfThemInThatLanguage) {
  Instrument instrument = small();
  instrument.private_instructions[Perspective::now] = {{"en", "For your therapist alone."}};
  instrument.items[1].text["de"] = "Zwei.";
  for (const AskedItems asked : {AskedItems::all, AskedItems::clinician_alone}) {
    EXPECT_EQ(fault(instrument, Perspective::now, "de", asked),
              "small, now, in 'de': there is no wording of 'private_instructions', which the clinician items "
              "need; add it with a text file");
  }
  EXPECT_EQ(fault(instrument, Perspective::now, "de"), "");
  instrument.private_instructions[Perspective::now]["de"] = "Für Ihre Therapeutin allein.";
  EXPECT_EQ(said(instrument, AskedItems::all, Perspective::now, "de"),
            std::vector<std::string>{"Für Ihre Therapeutin allein."});
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
