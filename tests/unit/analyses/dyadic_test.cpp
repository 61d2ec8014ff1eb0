#include "analyses/dyadic/dyadic.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::analyses::dyadic_test {
namespace {

const std::string table =
    "couple,partner,role,sat,sat2,kind\n"
    "1,a,w,1,1,old\n"
    "1,b,m,2,3,old\n"
    "2,a,w,3,2,new\n"
    "2,b,m,4,5,new\n"
    "3,a,w,5,9,old\n"
    "3,b,m,6,7,old\n"
    "4,a,w,7,8,new\n"
    "4,b,m,8,8,new\n"
    "5,a,w,9,9,new\n"
    "6,a,w,,9,new\n"
    "6,b,m,4,9,new\n";

DyadicResult run(const DyadicRequest& request, const std::string& text = table) {
  return run_dyadic(request, table::text_source("couples.csv", text));
}

DyadicRequest model(const std::string& name, std::vector<std::string> outcomes) {
  DyadicRequest request;
  request.model = name;
  request.outcomes = std::move(outcomes);
  return request;
}

std::string refusal(const DyadicRequest& request, const std::string& text, ErrorCode code) {
  try {
    (void)run(request, text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  return "nothing was refused";
}

TEST(RunDyadic, FitsAnIntraclassCorrelation) {
  const DyadicResult result = run(model("icc", {"sat"}));
  EXPECT_EQ(result.couples, 4);
  EXPECT_EQ(result.left_out, 1) << "of couple 6 a value is missing";
  EXPECT_EQ(result.singletons, 1U);
  EXPECT_TRUE(result.roles.empty());
  // By hand: means 1.5, 3.5, 5.5, 7.5; MS between 2 (9 + 1 + 1 + 9) / 3, within 8 (1/2)^2 / 4.
  const CoupleIcc& icc = std::get<IccFits>(result.fit).outcomes.front();
  EXPECT_NEAR(icc.mean_square_between, 40.0 / 3, 1e-12);
  EXPECT_NEAR(icc.mean_square_within, 0.5, 1e-12);
  EXPECT_NEAR(icc.value.value, (40.0 / 3 - 0.5) / (40.0 / 3 + 0.5), 1e-12);
}

TEST(RunDyadic, TellsMembersApartByTheirRoles) {
  DyadicRequest request = model("icc", {"sat"});
  request.role = "role";
  const DyadicResult result = run(request);
  EXPECT_EQ(result.roles, (std::vector<std::string>{"m", "w"}));
  EXPECT_NEAR(std::get<PartnerCorrelationFits>(result.fit).outcomes.front().value.value, 1, 1e-12);
}

TEST(RunDyadic, ReplacesPatternsByWhatTheyMatch) {
  const DyadicResult result = run(model("pairwise", {"sat*"}));
  EXPECT_EQ(result.outcomes, (std::vector<std::string>{"sat", "sat2"}));
  EXPECT_EQ(std::get<PairwiseFits>(result.fit).pairs.size(), 1U);
}

TEST(RunDyadic, MakesGroupsOfACovariateOfText) {
  DyadicRequest request = model("apim", {"sat"});
  request.predictors = {"sat2"};
  request.covariates = {"kind"};
  const DyadicResult result =
      run(request, table + "7,a,w,3,5,old\n7,b,m,2,2,old\n8,a,w,6,4,new\n8,b,m,5,1,new\n");
  EXPECT_EQ(result.covariates, (std::vector<std::string>{"kind old"}));
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups.front().reference, "new");
  const auto& fit = std::get<ApimFit>(result.fit);
  EXPECT_EQ(fit.effects.n, result.couples);
  EXPECT_EQ(fit.ratios.size(), 1U);
  EXPECT_FALSE(fit.corrected.has_value());
}

TEST(RunDyadic, RefusesWhatAModelLacks) {
  EXPECT_NE(refusal(model("kin", {"sat"}), table, ErrorCode::bad_usage).find("--model: expected icc"),
            std::string::npos);
  EXPECT_NE(refusal(model("apim", {"sat"}), table, ErrorCode::bad_usage).find("--predictor"),
            std::string::npos);
  EXPECT_NE(refusal(model("distinguishability", {"sat"}), table, ErrorCode::bad_usage).find("--role"),
            std::string::npos);
}

TEST(RunDyadic, RefusesCouplesOfThreeAndColumnsThatDoNotVary) {
  EXPECT_NE(refusal(model("icc", {"sat"}), table + "1,c,w,1,1,old\n", ErrorCode::data_value)
                .find("two rows a couple"),
            std::string::npos);
  const std::string constant = "couple,partner,sat\n1,a,2\n1,b,2\n2,a,2\n2,b,2\n3,a,2\n3,b,2\n";
  EXPECT_NE(refusal(model("icc", {"sat"}), constant, ErrorCode::data_value).find("column 'sat'"),
            std::string::npos);
}

}  // namespace
}  // namespace intimetry::analyses::dyadic_test
