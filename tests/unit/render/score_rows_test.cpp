#include "render/score_rows.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::score_rows_test {
namespace {

analyses::ScoreRequest small_request() {
  analyses::ScoreRequest request;
  request.instrument = test::small_instrument();
  return request;
}

std::string rows_of(const analyses::ScoreRequest& request, RowFormat format, const std::string& text) {
  std::string written;
  ScoreRows rows(request, format, [&](std::string_view more) { written += more; });
  run_score(request, table::text_source("answers", text), rows);
  return written;
}

constexpr const char* answers =
    "id;q1;q2;q3;q4;q5;\"a \"\"note\"\"\"\n"
    "01;1;2;5;0;4;\"x;y\"\n"
    "02;5;4;;3;;\t\n";

TEST(ScoreRows, CsvPassesCellsThroughByteForByte) {
  analyses::ScoreRequest request = small_request();
  request.pomp = true;
  EXPECT_EQ(rows_of(request, RowFormat::csv, answers),
            "id;\"a \"\"note\"\"\";warmth;warmth_n;warmth_pomp;talk;talk_n;talk_pomp;flags\n"
            "01;\"x;y\";4;3;8.333333333333334;2;2;50;\n"
            "02;\t;13.5;2;87.5;;1;;\"warmth:prorated;talk:too_few_answers\"\n");
}

TEST(ScoreRows, JsonHasOneObjectALine) {
  analyses::ScoreRequest request = small_request();
  request.plan.scales = {"warmth"};
  request.prefix = "s_";
  EXPECT_EQ(rows_of(request, RowFormat::json_lines, answers),
            R"({"row":1,"columns":{"id":"01","a \"note\"":"x;y"},)"
            R"("scores":{"s_warmth":{"raw":4,"answered":3,"flags":[]}},)"
            R"("instrument":"small","version":"1.0.0","validation":"published"})"
            "\n"
            R"({"row":2,"columns":{"id":"02","a \"note\"":"\u0009"},)"
            R"("scores":{"s_warmth":{"raw":13.5,"answered":2,"flags":["prorated"]}},)"
            R"("instrument":"small","version":"1.0.0","validation":"published"})"
            "\n");
}

TEST(ScoreRows, AnEmptyTableHasAHeaderAndNoRows) {
  EXPECT_EQ(rows_of(small_request(), RowFormat::csv, "q1,q2,q3,q4,q5\n"),
            "warmth,warmth_n,talk,talk_n,flags\n");
  EXPECT_EQ(rows_of(small_request(), RowFormat::json_lines, "q1,q2,q3,q4,q5\n"), "");
}

TEST(ScoreRows, ErrorsFollowTheScore) {
  analyses::ScoreRequest request = small_request();
  request.plan.scales = {"warmth"};
  request.sem = request.ci = true;
  EXPECT_EQ(rows_of(request, RowFormat::csv, "q1,q2,q3\n4,4,2\n"),
            "warmth,warmth_n,warmth_sem,warmth_ci_low,warmth_ci_high,flags\n"
            "12,3,,,,warmth:error_unknown\n");
  EXPECT_NE(
      rows_of(request, RowFormat::json_lines, "q1,q2,q3\n4,4,2\n")
          .find(
              R"({"raw":12,"sem":null,"ci":null,"error_source":"none","answered":3,"flags":["error_unknown"]})"),
      std::string::npos);
}

}  // namespace
}  // namespace intimetry::render::score_rows_test
