#include "files/csv_lines.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <string>

namespace intimetry::files::csv_lines_test {
namespace {

using testing::PrintToString;

TEST(CsvLines, CountsWhatABytewiseLoopCounts) {
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random() % 200, 'x');
    for (char& c : text) c = "\n\rx"[random() % 3];
    const bool whole = random() % 2 == 0;
    LineScan expected;
    bool at_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool last = i + 1 == text.size();
      if (last && text[i] == '\r' && !whole) break;
      if (text[i] == 'x') {
        at_start = false;
      } else if (text[i] == '\n' || last || text[i + 1] != '\n') {
        ++expected.lines;
        const bool after_return = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
        const bool blank =
            at_start || (after_return && (i == 1 || text[i - 2] == '\n' || text[i - 2] == '\r'));
        if (blank) ++expected.blank;
        expected.end = i + 1;
        at_start = true;
      } else {
        at_start = at_start && text[i] == '\r';
      }
    }
    const LineScan found = scan_lines(text, whole);
    ASSERT_EQ(found.lines, expected.lines) << PrintToString(text) << whole;
    ASSERT_EQ(found.blank, expected.blank) << PrintToString(text) << whole;
    ASSERT_EQ(found.end, expected.end) << PrintToString(text) << whole;
    ASSERT_TRUE(found.plain_ascii);
    ASSERT_FALSE(found.quote);
  }
}

TEST(CsvLines, FindsQuotesAndOtherBytesAnywhere) {
  for (std::size_t at = 0; at < 130; ++at) {
    std::string text(130, 'x');
    text[at] = '"';
    EXPECT_TRUE(scan_lines(text, true).quote);
    EXPECT_TRUE(scan_lines(text, true).plain_ascii);
    for (const char c : {'\0', '\x80', '\xFF'}) {
      text[at] = c;
      EXPECT_FALSE(scan_lines(text, true).plain_ascii);
    }
  }
}

// Two lines and the start of a third; the last \r may be half of a \r\n.
TEST(CsvLines, EndsAtAReturnOnlyWhereNothingCanFollow) {
  const LineScan part = scan_lines("a\r\nb\rc\r", false);
  EXPECT_EQ(part.lines, 2U);
  EXPECT_EQ(part.end, 5U);
  const LineScan whole = scan_lines("a\r\nb\rc\r", true);
  EXPECT_EQ(whole.lines, 3U);
  EXPECT_EQ(whole.end, 7U);
  EXPECT_EQ(scan_lines("", true).lines, 0U);
  EXPECT_EQ(scan_lines("no end", true).end, 0U);
  EXPECT_EQ(scan_lines("\n\r\n\r", true).blank, 3U);
}

}  // namespace
}  // namespace intimetry::files::csv_lines_test
