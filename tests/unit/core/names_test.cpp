#include "intimetry/core/names.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace intimetry::names_test {
namespace {

using Texts = std::vector<std::string_view>;

TEST(Names, AreLettersDigitsAndUnderscoresWithALetterFirst) {
  for (const auto text : Texts{"q1", "Q", "total_score", "a_"}) EXPECT_TRUE(detail::is_name(text)) << text;
  for (const auto text : Texts{"", "1q", "_q", "q-1", "q 1", "q.1", "\xC3\xA4"})
    EXPECT_FALSE(detail::is_name(text)) << text;
}

TEST(Names, OfScalesAreInLowerCase) {
  for (const auto text : Texts{"s1", "total_score"}) EXPECT_TRUE(detail::is_lower_name(text)) << text;
  for (const auto text : Texts{"", "Total", "totaL", "1s"}) EXPECT_FALSE(detail::is_lower_name(text)) << text;
}

TEST(Names, OfInstrumentsAreWordsJoinedBySingleHyphens) {
  for (const auto text : Texts{"rdas", "five-dimensions", "pc-ptsd-5", "a1-2"})
    EXPECT_TRUE(detail::is_instrument_id(text)) << text;
  for (const auto text : Texts{"", "-a", "a-", "a--b", "5a", "Rdas", "a_b", "a/b", "..", "a b"})
    EXPECT_FALSE(detail::is_instrument_id(text)) << text;
}

TEST(Names, OfLanguagesAreTags) {
  for (const auto text : Texts{"en", "pt-BR", "zh-Hant-TW", "gsw", "es-419", "abcdefgh"})
    EXPECT_TRUE(detail::is_language(text)) << text;
  for (const auto text :
       Texts{"", "e", "e-US", "en-", "-en", "en--US", "en_US", "4n", "abcdefghi", "en-abcdefghi"})
    EXPECT_FALSE(detail::is_language(text)) << text;
}

TEST(Names, HaveAsciiLettersAlone) {
  EXPECT_TRUE(detail::is_lower('a') && detail::is_lower('z'));
  EXPECT_FALSE(detail::is_lower('A') || detail::is_lower('{') || detail::is_lower('`'));
  EXPECT_TRUE(detail::is_letter('A') && detail::is_letter('Z') && detail::is_digit('0') &&
              detail::is_digit('9'));
  EXPECT_FALSE(detail::is_letter('@') || detail::is_letter('[') || detail::is_digit('/') ||
               detail::is_digit(':'));
}

}  // namespace
}  // namespace intimetry::names_test
