#include "render/quality_faults.hpp"

#include <gtest/gtest.h>

#include <string>

#include "unit/analyses/small_instrument.hpp"

namespace intimetry::render::quality_faults_test {
namespace {

analyses::QualityResult result_of(int lowest) {
  analyses::QualityRequest request;
  request.instrument = test::small_instrument();
  request.instrument.items.resize(3);
  request.instrument.scales.resize(1);
  std::string text = "q1,q2,q3\n";
  for (int row = 0; row < 100; ++row) {
    for (int item = 0; item < 3; ++item)
      text += std::to_string(lowest + (row + item * (row / 5 % 3)) % 5) + (item < 2 ? "," : "\n");
  }
  return run_quality(request, table::text_source("answers", text));
}

TEST(SuspectedFaults, AnswersOneTooHigh) {
  const std::vector<SuspectedFault> faults = suspected_faults(result_of(2));
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].what, "all answers coded one too high");
  EXPECT_TRUE(faults[0].certain);
  EXPECT_EQ(faults[0].reason.rfind(
                "The options are declared as 1 to 5; found are 2 to 6. Of 300 numbers, 60 are one "
                "step above the highest option and 0 on the lowest.",
                0),
            0U)
      << faults[0].reason;
}

TEST(SuspectedFaults, NoneOfTheRangeInSoundData) {
  for (const SuspectedFault& fault : suspected_faults(result_of(1)))
    EXPECT_EQ(fault.what.find("coded one too"), std::string::npos) << fault.what;
}

TEST(EvidenceJson, HasAllItemsAndScales) {
  const analyses::QualityResult result = result_of(2);
  const text::Json range = range_evidence_json(result);
  EXPECT_EQ(range["suspicion"], "up");
  EXPECT_EQ(range["numbers"], 300);
  EXPECT_EQ(range["one_above"], 60);
  ASSERT_EQ(range["items"].size(), 3U);
  EXPECT_EQ(range["items"][0]["declared"], text::Json::array({1, 5}));
  const text::Json key = key_evidence_json(result);
  ASSERT_EQ(key["scales"].size(), 1U);
  EXPECT_EQ(key["scales"][0]["id"], "warmth");
  EXPECT_EQ(key["scales"][0]["reversed"], 1);
}

}  // namespace
}  // namespace intimetry::render::quality_faults_test
