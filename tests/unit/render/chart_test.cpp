#include "render/chart.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <string>

#include "unit/render/sample_report.hpp"

namespace intimetry::render::chart_test {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

/// The value of an attribute in the first element that has these words in it.
double attribute(const std::string& svg, const std::string& element, const std::string& name) {
  const std::size_t at = svg.find(name + "=\"", svg.find(element)) + name.size() + 2;
  return std::strtod(svg.c_str() + at, nullptr);
}

TEST(Chart, HasATitleAndATextAlternativeOfItsOwn) {
  const std::string svg = chart(test::sample_profile(), "closeness-1");
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"closeness-1-t closeness-1-d\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"closeness-1-t\">Scores</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"closeness-1-d\">Ann 40, Bo 75, Ann&apos;s wish 90</desc>"),
            std::string::npos)
      << svg;
  EXPECT_EQ(svg.find("style="), std::string::npos) << "colours are the page's";
}

TEST(Chart, TellsPartnersApartByShapeAndAWishByBeingHollow) {
  const std::string svg = chart(test::sample_profile(), "x");
  EXPECT_EQ(count(svg, "<g class=\"mark first\"><circle"), 1U);
  EXPECT_EQ(count(svg, "<g class=\"mark second\"><path"), 1U);
  EXPECT_EQ(count(svg, "<g class=\"mark first hollow\"><circle"), 1U);
}

// From 0 at 14 to 100 at 406 of 420.
TEST(Chart, PutsAMarkWhereItsValueIs) {
  const std::string svg = chart(test::sample_profile(), "x");
  EXPECT_NEAR(attribute(svg, "mark first\"><circle", "cx"), 14 + 0.4 * 392, 0.05);
  ProfileFigure beyond = test::sample_profile();
  beyond.rows[0].marks[0].value = 140;
  EXPECT_NEAR(attribute(chart(beyond, "x"), "mark first\"><circle", "cx"), 406, 0.05)
      << "at the end of the axis";
  beyond.rows[0].marks[0].value = MissingReason::not_answered;
  EXPECT_EQ(count(chart(beyond, "x"), "mark first\"><circle"), 0U);
}

TEST(Chart, OfDifferencesShowsEachVerdictByAMarkOfItsOwn) {
  const std::string svg = chart(test::sample_forest(), "x");
  EXPECT_EQ(count(svg, "class=\"beyond\""), 1U);
  EXPECT_EQ(count(svg, "class=\"within\""), 1U);
  EXPECT_EQ(count(svg, "class=\"unknown\""), 1U);
  EXPECT_EQ(count(svg, "class=\"undetectable\""), 2U) << "the error of humour is not known";
  EXPECT_NE(svg.find("Bo has more"), std::string::npos);
}

TEST(Chart, OfACourseIsByDaysUnlessOneLineHasNone) {
  CourseFigure figure = test::sample_course();
  const std::string dated = chart(figure, "x");
  EXPECT_NE(dated.find("2026-03-01"), std::string::npos);
  EXPECT_EQ(count(dated, "class=\"band first\""), 1U);
  CourseFigure::Line other = figure.lines[0];
  other.series = {"Bo", 1, false};
  other.dates.clear();
  figure.lines.push_back(other);
  const std::string numbered = chart(figure, "x");
  EXPECT_EQ(numbered.find("2026"), std::string::npos) << "one's days beside it would tell the other's";
  EXPECT_NE(numbered.find("first time"), std::string::npos);
}

TEST(Chart, EscapesAndShortensWords) {
  ProfileFigure figure = test::sample_profile();
  figure.rows[0].label = "<script>" + std::string(60, 'x');
  const std::string svg = chart(figure, "x");
  EXPECT_EQ(svg.find("<script>"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(svg.find(std::string(60, 'x')), std::string::npos);
}

TEST(LegendMark, IsTheMarkOfTheSeries) {
  EXPECT_NE(legend_mark({"Ann", 0, false}).find("<circle"), std::string::npos);
  EXPECT_NE(legend_mark({"Bo", 1, true}).find("mark second hollow"), std::string::npos);
  EXPECT_NE(legend_mark({"Bo", 1, true}).find("aria-hidden"), std::string::npos);
}

}  // namespace
}  // namespace intimetry::render::chart_test
