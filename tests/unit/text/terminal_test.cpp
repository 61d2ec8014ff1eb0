#include "text/terminal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace intimetry::terminal_test {
namespace {

using Lines = std::vector<std::string>;

TEST(DisplayWidth, IsThatOfATerminal) {
  EXPECT_EQ(text::display_width("abc"), 3u);
  EXPECT_EQ(text::display_width("Zo\xC3\xAB"), 3u);
  EXPECT_EQ(text::display_width("\xE6\x84\x9B\xED\x95\x9C"), 4u)
      << "Chinese and Korean take two columns a letter";
  EXPECT_EQ(text::display_width("e\xCC\x81"), 1u) << "an accent of its own sits on the letter";
  EXPECT_EQ(text::display_width("\xD7\x90\xD6\xB8"), 1u) << "so does a Hebrew point";
  EXPECT_EQ(text::display_width("\xF0\x9F\x98\x80"), 2u);
  EXPECT_EQ(text::display_width("\xC3"), 1u) << "a text that is cut off";
}

TEST(Broken, AtSpacesAndInsideWordsThatAreTooLong) {
  EXPECT_EQ(text::broken("", 5), Lines{});
  EXPECT_EQ(text::broken("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(text::broken("abcdefgh ij", 3), (Lines{"abc", "def", "gh", "ij"}));
  EXPECT_EQ(text::broken("\xE6\x84\x9B\xE6\x84\x9B\xE6\x84\x9B", 4),
            (Lines{"\xE6\x84\x9B\xE6\x84\x9B", "\xE6\x84\x9B"}));
  for (const std::string& line : text::broken(std::string(10000, 'x') + " y", 30))
    EXPECT_LE(line.size(), 30u);
}

}  // namespace
}  // namespace intimetry::terminal_test
