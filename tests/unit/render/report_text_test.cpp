#include "render/report_text.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "unit/render/sample_report.hpp"

namespace intimetry::render::report_text_test {
namespace {

std::string shown(const Report& report) { return report_text(report, text::Style(-1)); }

/// A line of a text, which has these words in it.
std::string line_with(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return "no line with " + words;
  const std::size_t from = text.rfind('\n', at) + 1;
  return text.substr(from, text.find('\n', at) - from);
}

TEST(ReportText, BeginsWithWhatItIsAndForWhom) {
  const std::string text = shown(test::sample_report());
  EXPECT_EQ(text.substr(0, text.find('\n')), "A <report>, for both");
  EXPECT_NE(text.find("\n  Read \"this\" & that.\n"), std::string::npos);
  EXPECT_NE(text.find("\nHow close you are\n"), std::string::npos);
  EXPECT_NE(text.find("  - first\n  - second\n"), std::string::npos);
}

// A line of 31 places from 0 to 100: 40 is in the thirteenth, its interval from the tenth to the sixteenth.
TEST(ReportText, DrawsScoresWithTheirErrorsInALine) {
  const std::string ann = line_with(shown(test::sample_report()), "closeness  Ann ");
  EXPECT_NE(ann.find("---*---"), std::string::npos) << ann;
  EXPECT_NE(ann.find("40 [30, 50]"), std::string::npos) << ann;
  EXPECT_NE(line_with(shown(test::sample_report()), "Ann's wish").find("o"), std::string::npos);
}

TEST(ReportText, MarksDifferencesByTheirVerdict) {
  Report report = test::sample_report();
  report.sections[0].blocks = {test::sample_forest()};
  const std::string text = shown(report);
  EXPECT_NE(line_with(text, "35 [20, 50]").find('#'), std::string::npos);
  EXPECT_NE(line_with(text, "5 [-10, 20]").find('o'), std::string::npos);
  EXPECT_NE(line_with(text, "humour").find('x'), std::string::npos);
}

TEST(ReportText, PutsWhatIsTooLongForAColumnBelowItsRow) {
  Report report = test::sample_report();
  ReportTable table;
  table.columns = {"what", "words"};
  table.rows = {{test::words("trust"), test::words(std::string(50, 'y'))}};
  report.sections[0].blocks = {table};
  const std::string text = shown(report);
  EXPECT_EQ(line_with(text, "trust"), "  trust  *");
  EXPECT_NE(text.find("words: " + std::string(50, 'y')), std::string::npos);
}

TEST(ReportText, LeavesOutWhatWouldSteerATerminal) {
  Report report = test::sample_report();
  report.sections[0].blocks = {Paragraph{"a\x1b[31mred", Tone::plain}};
  EXPECT_EQ(shown(report).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace intimetry::render::report_text_test
