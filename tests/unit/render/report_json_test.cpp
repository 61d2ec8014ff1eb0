#include "render/report_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "unit/render/sample_report.hpp"

namespace intimetry::render::report_json_test {
namespace {

using Json = nlohmann::json;

TEST(ReportJson, HasTheSameSectionsAndBlocks) {
  const Json report = Json::parse(report_json(test::sample_report()));
  EXPECT_EQ(report["format"], "intimetry.report/1");
  EXPECT_EQ(report["for"], "joint");
  EXPECT_EQ(report["partners"], (Json{"Ann", "Bo"}));
  EXPECT_EQ(report["preface"][0]["tone"], "caution");
  std::vector<std::string> kinds;
  for (const Json& block : report["sections"][0]["blocks"]) kinds.push_back(block["kind"]);
  EXPECT_EQ(kinds, (std::vector<std::string>{"paragraph", "list", "table", "profile", "forest", "course"}));
}

TEST(ReportJson, HasNumbersWithTheirErrorsAndWhyThereAreNone) {
  const Json report = Json::parse(report_json(test::sample_report()));
  const Json& blocks = report["sections"][0]["blocks"];
  EXPECT_EQ(blocks[2]["rows"][0][1], (Json{{"value", 35.0}, {"verdict", "beyond_error"}}));
  EXPECT_EQ(blocks[2]["rows"][1][1], (Json{{"value", nullptr}, {"value_missing", "not_answered"}}));
  EXPECT_EQ(blocks[3]["rows"][0]["marks"][1]["interval"], (Json{65.0, 85.0}));
  EXPECT_EQ(blocks[3]["rows"][0]["marks"][2]["interval"], nullptr);
  EXPECT_EQ(blocks[3]["series"][2]["wish"], true);
  EXPECT_EQ(blocks[4]["rows"][2]["verdict"], "unknown");
  EXPECT_EQ(blocks[4]["rows"][2]["smallest_detectable_missing"], "error_unknown");
}

TEST(ReportJson, HasNoDaysWhereTheyAreNotThisAudiencesToKnow) {
  Report report = test::sample_report();
  CourseFigure course = test::sample_course();
  course.lines[0].dates.clear();
  report.sections[0].blocks = {course};
  const Json points = Json::parse(report_json(report))["sections"][0]["blocks"][0]["lines"][0]["points"];
  EXPECT_EQ(points[1]["date"], nullptr);
  EXPECT_EQ(points[1]["number"], 2);
  EXPECT_EQ(points[1]["value"], 60.0);
}

}  // namespace
}  // namespace intimetry::render::report_json_test
