#include "text/terminal_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace intimetry::terminal_text_test {
namespace {

using text::shown_text;
using text::Styles;
using text::TableMarks;

constexpr const char* styled = "\x1b[1mbold\x1b[0m \x1b[1;31mred\x1b[0m \x1b[2J\x1b[4m\n";

TEST(ShownText, OnlyTheProgramsOwnStylesAreKept) {
  EXPECT_EQ(shown_text(styled, Styles::kept), "\x1b[1mbold\x1b[0m \x1b[1;31mred\x1b[0m \\x1b[2J\\x1b[4m\n");
  EXPECT_EQ(shown_text(styled, Styles::removed), "bold red \\x1b[2J\\x1b[4m\n");
  EXPECT_EQ(shown_text("\x1b[1mx\n", Styles::escaped), "\\x1b[1mx\n");
}

TEST(ShownText, TablesKeepTabsAndTheirLineEnds) {
  EXPECT_EQ(shown_text("a\tb\r\nc\rd\n", Styles::escaped, TableMarks::kept), "a\tb\r\nc\\rd\n");
  EXPECT_EQ(shown_text("a\tb\r\n", Styles::escaped), "a\\tb\\r\n");
}

TEST(WholeLetters, EndBeforeALetterThatGoesOn) {
  const std::string text = "a\xC3\xAB\xE6\x84\x9B\xF0\x9F\x98\x80";
  const std::size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  for (std::size_t size = 0; size <= text.size(); ++size)
    EXPECT_EQ(text::whole_letters(text.substr(0, size)), ends[size]) << size;
  EXPECT_EQ(text::whole_letters("\x9b\x9b\x9b\x9b"), 4u) << "no letter at all";
}

}  // namespace
}  // namespace intimetry::terminal_text_test
