#include "intimetry/instrument/prompts.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/instrument/text.hpp"

namespace intimetry::prompts_test {
namespace {

TextOverlay german(std::map<std::string, std::string> prompts) {
  TextOverlay overlay;
  overlay.language = "de";
  overlay.prompts = std::move(prompts);
  return overlay;
}

TEST(Prompts, AreEnglishUntilTranslated) {
  Prompts prompts;
  EXPECT_FALSE(prompts.is_translated("cleared"));
  EXPECT_EQ(prompts.say("cleared"), "The page is cleared.");
  translate(prompts, german({{"cleared", "Leer."}}));
  EXPECT_TRUE(prompts.is_translated("cleared"));
  EXPECT_EQ(prompts.say("cleared"), "Leer.");
  EXPECT_EQ(prompts.say("clear"), "Clear the page");
  translate(prompts, german({{"cleared", "Die Seite ist leer."}}));
  EXPECT_EQ(prompts.words("cleared"), "Die Seite ist leer.");
}

TEST(Prompts, FillPlacesInAnyOrderAndOnlyOnce) {
  Prompts prompts;
  EXPECT_EQ(prompts.say("progress", {{"done", "3"}, {"count", "20"}}), "3 of 20 answered");
  translate(prompts, german({{"progress", "von {count} sind {done} beantwortet; {count}"}}));
  EXPECT_EQ(prompts.say("progress", {{"done", "{count}"}, {"count", "}{"}}),
            "von }{ sind {count} beantwortet; }{");
}

TEST(Prompts, OfTheTableHaveNamesOfTheirOwn) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < prompt_table.size(); ++i) {
    EXPECT_TRUE(ids.insert(prompt_table[i].id).second) << prompt_table[i].id;
    EXPECT_EQ(Prompt::index_of(prompt_table[i].id), i);
  }
}

TEST(Prompts, ThrowsEveryTranslationThatDoesNotFit) {
  Prompts prompts;
  TextOverlay overlay = german({{"clear", " "},
                                {"downlod", "Laden"},
                                {"number", "Eine Zahl ab {min}"},
                                {"cleared", "Leer {now}."},
                                {"progress", "{done}/{count}"}});
  overlay.language = "d";
  try {
    translate(prompts, overlay);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::text_invalid);
    std::vector<std::pair<std::string, std::string>> found;
    for (const Defect& defect : error.defects()) found.emplace_back(defect.where, defect.message);
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[0].first, "/language");
    EXPECT_EQ(found[1].first, "/prompts/clear");
    EXPECT_EQ(found[2], (std::pair<std::string, std::string>{"/prompts/cleared",
                                                             "expected no {places} in it, found {now}"}));
    EXPECT_EQ(found[3].first, "/prompts/downlod");
    EXPECT_NE(found[3].second.find("'download'"), std::string::npos) << found[3].second;
    EXPECT_EQ(found[4].second, "expected {max}, {min} in it, found {min}");
  }
  EXPECT_FALSE(prompts.is_translated("progress"));
}

}  // namespace
}  // namespace intimetry::prompts_test
