#include "render/quality_summary.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::quality_summary_test {
namespace {

struct Looked {
  analyses::QualityRequest request;
  analyses::QualityResult result;

  Looked() {
    request.instrument = test::small_instrument();
    result = run_quality(
        request, table::text_source("answers.csv", "q1,q2,q3,q4,q5\n4,4,4,4,4\n,1,9,3,\n1,2,3,0,1\n"));
  }
};

void expect_in(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(QualitySummary, SaysWhatWasFound) {
  const Looked looked;
  const std::string text = quality_summary(looked.request, looked.result, text::Style(-1));
  expect_in(text, "Looked at 3 rows of answers.csv answered to Small, version 1.0.0.\n");
  expect_in(text, "Suspected faults of the data: none.\n");
  expect_in(text, "straight_lining            1  33.3 %");
  expect_in(text, "Answers: 15 asked for; missing 13.3 %, not applicable 0.0 %, out of range 1.\n");
  expect_in(text, "Even-odd consistency rests on 2 scales here: too few to flag anybody (10 are).\n");
}

TEST(QualityJson, HasTheRowsIfTheyAreAskedFor) {
  const Looked looked;
  const text::Json json = quality_json(looked.request, looked.result, false);
  EXPECT_EQ(json["instrument"], "small");
  EXPECT_EQ(json["respondents"], 3);
  EXPECT_EQ(json["flags"]["straight_lining"], 1);
  EXPECT_EQ(json["answers"]["missing"], 2);
  EXPECT_EQ(json["seed"], looked.request.limits.seed);
  EXPECT_FALSE(json.contains("rows"));
  EXPECT_EQ(quality_json(looked.request, looked.result, true)["rows"].size(), 3U);
}

}  // namespace
}  // namespace intimetry::render::quality_summary_test
