#include "intimetry/core/names.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace intimetry::names_test {
namespace {

using Texts = std::vector<std::string_view>;

TEST(Names, AreLettersDigitsAndUnderscoresWithALetterFirst) {
  for (const auto text : Texts{"q1", "Q", "total_score", "a_"}) EXPECT_TRUE(is_name(text)) << text;
  for (const auto text : Texts{"", "1q", "_q", "q-1", "q 1", "q.1", "\xC3\xA4"})
    EXPECT_FALSE(is_name(text)) << text;
}

TEST(Names, OfScalesAreInLowerCase) {
  for (const auto text : Texts{"s1", "total_score"}) EXPECT_TRUE(is_lower_name(text)) << text;
  for (const auto text : Texts{"", "Total", "totaL", "1s"}) EXPECT_FALSE(is_lower_name(text)) << text;
}

TEST(Names, OfInstrumentsAreWordsJoinedBySingleHyphens) {
  for (const auto text : Texts{"rdas", "five-dimensions", "pc-ptsd-5", "a1-2"})
    EXPECT_TRUE(is_instrument_id(text)) << text;
  for (const auto text : Texts{"", "-a", "a-", "a--b", "5a", "Rdas", "a_b", "a/b", "..", "a b"})
    EXPECT_FALSE(is_instrument_id(text)) << text;
}

TEST(Names, OfLanguagesAreTags) {
  for (const auto text : Texts{"en", "pt-BR", "zh-Hant-TW", "gsw", "es-419", "abcdefgh"})
    EXPECT_TRUE(is_language(text)) << text;
  for (const auto text :
       Texts{"", "e", "e-US", "en-", "-en", "en--US", "en_US", "4n", "abcdefghi", "en-abcdefghi"})
    EXPECT_FALSE(is_language(text)) << text;
}

TEST(Names, HaveAsciiLettersAlone) {
  EXPECT_TRUE(is_lower('a') && is_lower('z'));
  EXPECT_FALSE(is_lower('A') || is_lower('{') || is_lower('`'));
  EXPECT_TRUE(is_letter('A') && is_letter('Z') && is_digit('0') && is_digit('9'));
  EXPECT_FALSE(is_letter('@') || is_letter('[') || is_digit('/') || is_digit(':'));
}

}  // namespace
}  // namespace intimetry::names_test
