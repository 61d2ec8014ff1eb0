#include "intimetry/io/text_json.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace intimetry::text_json_test {
namespace {

using Places = std::vector<std::pair<std::string, std::string>>;

Places places_of(const std::string& text) {
  Places places;
  try {
    static_cast<void>(load_text(text, "texts.json"));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::text_invalid);
    EXPECT_EQ(error.exit_status(), 3);
    EXPECT_EQ(std::string(error.what()).rfind("texts.json: ", 0), 0U) << error.what();
    for (const Defect& defect : error.defects()) places.emplace_back(info(defect.code).name, defect.where);
  }
  return places;
}

TEST(TextJson, ReadsEveryField) {
  const TextOverlay overlay = load_text(R"({
    "$schema": "../schemas/text.schema.json", "format": "intimetry.text/1", "instrument": "kmss", "language": "pt-BR",
    "title": "Um título", "instructions": {"now": "Como é.", "observer": "Como vê."},
    "private_instructions": {"observer": "A sós."},
    "items": {"q1": "Primeira?", "q2": "Segunda?"}, "labels": {"seven": {"1": "nunca", "7": "sempre"}}})",
                                        "texts.json");
  TextOverlay expected;
  expected.instrument = "kmss";
  expected.language = "pt-BR";
  expected.title = "Um título";
  expected.instructions = {{Perspective::now, "Como é."}, {Perspective::observer, "Como vê."}};
  expected.private_instructions = {{Perspective::observer, "A sós."}};
  expected.items = {{"q1", "Primeira?"}, {"q2", "Segunda?"}};
  expected.labels = {{"seven", {{1, "nunca"}, {7, "sempre"}}}};
  EXPECT_EQ(overlay, expected);
}

TEST(TextJson, AllButTheHeadMayBeLeftOut) {
  TextOverlay expected;
  expected.instrument = "kmss";
  expected.language = "en";
  EXPECT_EQ(
      load_text(R"({"format": "intimetry.text/1", "instrument": "kmss", "language": "en"})", "texts.json"),
      expected);
}

TEST(TextJson, PromptsAloneAreOfNoOneInstrument) {
  TextOverlay expected;
  expected.language = "de";
  expected.prompts = {{"cleared", "Leer."}};
  EXPECT_EQ(
      load_text(R"({"format": "intimetry.text/1", "language": "de", "prompts": {"cleared": "Leer."}})", "x"),
      expected);
  EXPECT_EQ(places_of(R"({"format": "intimetry.text/1", "language": "de", "title": "Titel",
                          "prompts": {"cleared": 1}})"),
            (Places{{"missing_field", "/instrument"}, {"wrong_type", "/prompts/cleared"}}));
  EXPECT_EQ(places_of(R"({"format": "intimetry.text/1", "language": "de", "prompts": {"cleared": "Leer."},
                          "private_instructions": {"noww": "Allein."}})"),
            (Places{{"missing_field", "/instrument"}, {"unknown_field", "/private_instructions/noww"}}));
}

TEST(TextJson, ReportsEverythingThatIsWrong) {
  EXPECT_EQ(places_of(R"({
    "format": "intimetry.text/1", "instrument": 4, "title": null, "title": {},
    "instructions": {"then": "As it was.", "ideal": 1},
    "items": {"q1": ["a"], "a/b": false}, "labels": {"seven": "x", "five": {"one": "x", "2": 2}}, "text": {}})"),
            (Places{{"duplicate_field", "/title"},
                    {"wrong_type", "/instrument"},
                    {"missing_field", "/language"},
                    {"wrong_type", "/title"},
                    {"wrong_type", "/instructions/ideal"},
                    {"unknown_field", "/instructions/then"},
                    {"wrong_type", "/items/q1"},
                    {"wrong_type", "/items/a~1b"},
                    {"wrong_type", "/labels/seven"},
                    {"bad_value", "/labels/five/one"},
                    {"wrong_type", "/labels/five/2"},
                    {"unknown_field", "/text"}}));
}

TEST(TextJson, AnotherKindOfFileIsSaidAlone) {
  EXPECT_EQ(places_of(R"({"format": "intimetry.instrument/1", "id": "kmss"})"),
            (Places{{"wrong_format", "/format"}}));
  EXPECT_EQ(places_of(R"({"format": "intimetry.text/2", "x": 1})"), (Places{{"newer_format", "/format"}}));
  EXPECT_EQ(places_of("{"), (Places{{"json_syntax", ""}}));
  EXPECT_EQ(places_of("[]"), (Places{{"wrong_type", ""}}));
}

}  // namespace
}  // namespace intimetry::text_json_test
