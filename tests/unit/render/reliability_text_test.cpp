#include "render/reliability_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::reliability_text_test {
namespace {

// Alpha is .9375, the standard deviation 4, the standard error of measurement 1: see the test of the
// analysis.
struct Found {
  analyses::ReliabilityRequest request;
  analyses::ReliabilityResult result;

  explicit Found(const std::string& text = "q1,q2,q3\n1,2,5\n3,3,4\n5,4,3\n") {
    request.instrument = test::small_instrument();
    request.plan.scales = {"warmth"};
    result = analyses::run_reliability(request, table::text_source("answers", text));
  }
};

void expect_in(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(ReliabilityText, TablesAndNotes) {
  const Found found;
  const std::string text = reliability_text(found.request, found.result, false);
  expect_in(text, "Reliability: Small (small 1.0.0)\n");
  expect_in(text, "All: 3 administrations\n");
  expect_in(text, "warmth      3  3    .94");
  expect_in(text, "Intervals: Feldt's, for independent cases");
  EXPECT_EQ(text.find("alpha if dropped"), std::string::npos);
  expect_in(reliability_text(found.request, found.result, true), "alpha if dropped");
}

TEST(ReliabilityText, ItemsThatGoAgainstTheOthersAreNamed) {
  const Found found("q1,q2,q3\n1,1,1\n3,3,3\n5,4,5\n2,2,1\n");
  expect_in(reliability_text(found.request, found.result, false),
            "warmth: alpha is negative. q3 goes against the other items:");
}

TEST(ReliabilityJson, HasTheSameNumbers) {
  const Found found;
  const auto json = nlohmann::json::parse(reliability_json(found.request, found.result));
  EXPECT_EQ(json["instrument"], "small");
  EXPECT_EQ(json["independent_cases"], true);
  const auto& scale = json["groups"][0]["scales"][0];
  EXPECT_EQ(scale["scale"], "warmth");
  EXPECT_DOUBLE_EQ(scale["alpha"], 0.9375);
  EXPECT_DOUBLE_EQ(scale["sd"], 4);
  EXPECT_EQ(scale["items"].size(), 3U);
}

}  // namespace
}  // namespace intimetry::render::reliability_text_test
