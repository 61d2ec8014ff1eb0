#include "render/report_html.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/render/sample_report.hpp"

namespace intimetry::render::report_html_test {
namespace {

TEST(ReportHtml, IsOnePageThatAsksForNothing) {
  const std::string page = report_html(test::sample_report());
  EXPECT_EQ(page.rfind("<!doctype html>", 0), 0U);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);
  EXPECT_EQ(page.find("https://"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(ReportHtml, EscapesWhatIsLaidIn) {
  const std::string page = report_html(test::sample_report());
  EXPECT_EQ(page.find("<report>"), std::string::npos);
  EXPECT_NE(page.find("A &lt;report&gt;"), std::string::npos);
  EXPECT_NE(page.find("Read &quot;this&quot; &amp; that."), std::string::npos);
}

TEST(ReportHtml, HasEveryBlockAndAnIdForEachFigure) {
  const std::string page = report_html(test::sample_report());
  for (const char* part : {"A paragraph.", "<bdi>first</bdi>", "Numbers", "id=\"closeness-1-t\"",
                           "id=\"closeness-2-t\"", "id=\"closeness-3-t\"", "beyond_error"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(ReportHtml, OfNothingIsAPageAllTheSame) {
  Report empty;
  empty.title = "Nothing";
  EXPECT_NE(report_html(empty).find("Nothing"), std::string::npos);
}

}  // namespace
}  // namespace intimetry::render::report_html_test
