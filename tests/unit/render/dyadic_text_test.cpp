#include "render/dyadic_text.hpp"

#include <gtest/gtest.h>

#include <string>

#include "render/dyadic_report.hpp"

namespace intimetry::render::dyadic_text_test {
namespace {

struct Fitted {
  analyses::DyadicRequest request;
  analyses::DyadicResult result;
};

Fitted icc() {
  Fitted fitted;
  fitted.request.model = "icc";
  fitted.request.outcomes = {"sat"};
  fitted.result = analyses::run_dyadic(
      fitted.request,
      table::text_source("t",
                         "couple,partner,sat\n1,a,1\n1,b,2\n2,a,3\n2,b,4\n3,a,5\n3,b,6\n4,a,7\n4,b,8\n"));
  return fitted;
}

TEST(DyadicText, ShowsEffectsAndFindings) {
  const Fitted fitted = icc();
  const std::string text = dyadic_text(fitted.request, fitted.result);
  // By hand: (13.333 - 0.5) / (13.333 + 0.5).
  EXPECT_NE(text.find(".928"), std::string::npos) << text;
  EXPECT_NE(text.find("F(3, 4) = 26.67"), std::string::npos) << text;
  EXPECT_NE(text.find("4 couples"), std::string::npos) << text;
  EXPECT_NE(text.find("Partners are more alike in sat than strangers"), std::string::npos) << text;
}

TEST(DyadicJson, HoldsTheSameNumbers) {
  const Fitted fitted = icc();
  const std::string json = dyadic_json(fitted.request, fitted.result);
  EXPECT_NE(json.find(R"("name": "icc:sat")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("members": "exchangeable")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("couples": 4)"), std::string::npos) << json;
}

TEST(DyadicReport, SaysWhereAPerfectFitLeavesNothingToTest) {
  Fitted fitted;
  fitted.request.model = "apim";
  fitted.request.outcomes = {"y"};
  fitted.request.predictors = {"x"};
  std::string rows = "couple,partner,x,y\n";
  const int x[12] = {1, 4, 2, 2, 7, 3, 5, 9, 6, 1, 8, 4};
  for (int i = 0; i < 12; ++i)
    rows += std::to_string(i / 2) + "," + std::to_string(i % 2) + "," + std::to_string(x[i]) + "," +
            std::to_string(2 * x[i] + x[i ^ 1]) + "\n";
  fitted.result = analyses::run_dyadic(fitted.request, table::text_source("t", rows));
  const DyadicReport report = dyadic_report(fitted.request, fitted.result);
  ASSERT_EQ(report.notes.size(), 1U);
  EXPECT_NE(report.notes.front().find("actor:x"), std::string::npos) << report.notes.front();
}

}  // namespace
}  // namespace intimetry::render::dyadic_text_test
