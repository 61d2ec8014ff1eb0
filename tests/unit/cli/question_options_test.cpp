#include "cli/question_options.hpp"

#include <gtest/gtest.h>

#include <string>

#include "error_of.hpp"
#include "unit/files/temporary_folder.hpp"

namespace intimetry::cli::question_options_test {
namespace {

using test::error_of;

class QuestionOptionsTest : public test::TemporaryFolder {
 protected:
  static QuestionOptions options(const char* instrument, const char* perspective = "") {
    QuestionOptions made;
    made.instrument = instrument;
    made.perspective = perspective;
    made.private_way = "--private asks them";
    return made;
  }
  static Questions asked(const QuestionOptions& of, AskedItems items = AskedItems::not_clinician) {
    return questions_asked(of, instrument_asked(of), items);
  }
  std::string german(const char* name, const char* instrument = "session-pulse") const {
    return put(
        name,
        std::string(R"({"format": "intimetry.text/1", "language": "de", "instrument": ")") + instrument +
            R"(", "items": {"q1": "Eins.", "q2": "Zwei.", "q3": "Drei.", "q4": "Vier.", "q5": "Sechs."}})");
  }
};

TEST_F(QuestionOptionsTest, AnInstrumentWithOnePerspectiveIsAskedInThatInEnglish) {
  const Questions questions = asked(options("session-pulse"));
  EXPECT_EQ(questions.perspective, Perspective::now);
  EXPECT_EQ(questions.language, "en");
  EXPECT_EQ(questions.list.size(), 5U);
}

TEST_F(QuestionOptionsTest, OfSeveralPerspectivesOneHasToBeSaid) {
  const Error unsaid = error_of([] { asked(options("five-dimensions")); });
  EXPECT_EQ(unsaid.code(), ErrorCode::bad_usage);
  EXPECT_STREQ(
      unsaid.what(),
      "--perspective: expected a perspective of 'five-dimensions': now, ideal, partner; none was given");
  const Error unknown = error_of([] { asked(options("five-dimensions", "observer")); });
  EXPECT_NE(std::string(unknown.what()).find("; found 'observer'"), std::string::npos) << unknown.what();
  EXPECT_EQ(asked(options("five-dimensions", "ideal")).perspective, Perspective::ideal);
}

TEST_F(QuestionOptionsTest, TheLanguageIsThatOfTheTextFiles) {
  QuestionOptions texts = options("session-pulse");
  texts.texts = {german("de.json")};
  const Questions questions = asked(texts);
  EXPECT_EQ(questions.language, "de");
  EXPECT_EQ(questions.list[0].text, "Eins.");
  texts.language = "en";
  EXPECT_EQ(asked(texts).language, "en") << "unless another is said";
}

TEST_F(QuestionOptionsTest, OfTextFilesInTwoLanguagesOneHasToBeSaid) {
  QuestionOptions texts = options("session-pulse");
  texts.texts = {german("de.json"),
                 put("nl.json", R"({"format": "intimetry.text/1", "language": "nl", "prompts": {}})")};
  const Error error = error_of([&] { asked(texts); });
  EXPECT_EQ(error.code(), ErrorCode::bad_usage);
  EXPECT_STREQ(error.what(), "--language: the text files are in de, nl; choose one");
}

TEST_F(QuestionOptionsTest, WhereAllItemsAreTheCliniciansItIsSaidHowToAskThem) {
  const Error error = error_of([] { asked(options("hits")); });
  EXPECT_EQ(error.code(), ErrorCode::not_available);
  EXPECT_STREQ(error.what(), "all items of 'hits' are for the clinician alone; --private asks them");
}

TEST_F(QuestionOptionsTest, PromptsAreThoseOfTheQuestionsLanguage) {
  QuestionOptions texts = options("session-pulse");
  texts.texts = {german("de.json"), put("words.json", R"({"format": "intimetry.text/1", "language": "de",
                                                          "prompts": {"skipped": "\u00dcbersprungen."}})")};
  EXPECT_EQ(prompts_asked(texts, asked(texts)).say("skipped"),
            "\xC3\x9C"
            "bersprungen.");
  texts.language = "en";
  EXPECT_NE(prompts_asked(texts, asked(texts)).say("skipped"),
            "\xC3\x9C"
            "bersprungen.");
}

}  // namespace
}  // namespace intimetry::cli::question_options_test
