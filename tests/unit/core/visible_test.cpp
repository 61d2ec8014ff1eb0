#include "intimetry/core/visible.hpp"

#include <gtest/gtest.h>

#include <string>

#include "intimetry/core/error.hpp"

namespace intimetry::visible_test {
namespace {

using namespace std::string_literals;

TEST(Visible, LeavesWhatSteersNothing) {
  for (const char* text : {"", "Ann", "Zo\xC3\xAB", "\xE6\x84\x9B", "\xF0\x9F\x98\x80", "e\xCC\x81",
                           "\xE2\x80\x8F\xD7\xA9", "back\\slash 'n \"quotes\""}) {
    EXPECT_EQ(visible(text), text);
    EXPECT_TRUE(is_plain_line(text)) << text;
  }
}

TEST(Visible, WritesOutControlsMarksOfDirectionAndWhatIsNoUtf8) {
  EXPECT_EQ(visible("\x1b[31m\x07\b\x7f"), "\\x1b[31m\\x07\\x08\\x7f");
  EXPECT_EQ(visible("a\0b"s), "a\\x00b");
  EXPECT_EQ(visible("a\nb\rc\td"), "a\\nb\\rc\\td");
  EXPECT_EQ(visible("\xC2\x9B"
                    "5m\xC2\x80\xC2\x9F\xC2\xA0"),
            "\\u009b5m\\u0080\\u009f\xC2\xA0");
  EXPECT_EQ(visible("\xE2\x80\xAE\xE2\x80\xAA\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\xA8"),
            "\\u202e\\u202a\\u2066\\u2069\\u2028");
  // A lone byte 9B is an order to a terminal that does not know UTF-8.
  EXPECT_EQ(visible("\x9b"
                    "5m\xff\xc3"),
            "\\x9b5m\\xff\\xc3");
  EXPECT_EQ(visible("\xC0\x9B \xED\xA0\x80 \xF4\x90\x80\x80"),
            "\\xc0\\x9b \\xed\\xa0\\x80 \\xf4\\x90\\x80\\x80")
      << "too long a form, half a pair, beyond the last letter";
}

TEST(Visible, DoneTwiceIsDoneOnce) {
  const std::string once = visible("\x1b[0m\n\xff\xE2\x80\xAE");
  EXPECT_EQ(visible(once), once);
}

TEST(Visible, KeepsLineBreaksIfAsked) {
  EXPECT_EQ(visible("a\nb\rc", LineBreaks::kept), "a\nb\\rc");
  EXPECT_FALSE(is_plain_line("a\nb"));
}

TEST(Visible, CountsLettersAndNotBytes) {
  EXPECT_EQ(count_points(""), 0u);
  EXPECT_EQ(count_points("Zo\xC3\xAB"), 3u);
  EXPECT_EQ(count_points("\xF0\x9F\x98\x80\xff"), 2u);
}

TEST(Error, ShowsWhatItQuotesAndKeepsTheDefectsAsTheyAre) {
  const Error error(ErrorCode::couple_invalid, "a\x1b[2J.json: 1 defect\nsecond line",
                    {{ErrorCode::bad_value, "/x\x1b", "found '\xC2\x9B\n'"}});
  EXPECT_STREQ(error.what(),
               "a\\x1b[2J.json: 1 defect\nsecond line\n  /x\\x1b  [bad_value]  found '\\u009b\\n'");
  EXPECT_EQ(error.defects()[0].where, "/x\x1b");
}

}  // namespace
}  // namespace intimetry::visible_test
