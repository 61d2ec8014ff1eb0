#include "analyses/reliability/reliability.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::analyses::reliability_test {
namespace {

ReliabilityRequest small_request() {
  ReliabilityRequest request;
  request.instrument = test::small_instrument();
  request.plan.scales = {"warmth"};
  return request;
}

ReliabilityResult run(const ReliabilityRequest& request, const std::string& text) {
  return run_reliability(request, table::text_source("answers", text));
}

ErrorCode code_of(const ReliabilityRequest& request, const std::string& text) {
  try {
    run(request, text);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

// Keyed answers: (1, 2, 1), (3, 3, 2), (5, 4, 3), with variances 4, 1 and 1. Sums 4, 8, 12, with variance 16.
// Alpha = 3/2 (1 - 6/16) = .9375; the standard error of measurement is 4 x root of .0625 = 1.
constexpr const char* three_rows = "q1,q2,q3\n1,2,5\n3,3,4\n5,4,3\n";

TEST(RunReliability, AlphaByHand) {
  const ReliabilityResult result = run(small_request(), three_rows);
  ASSERT_EQ(result.groups.size(), 1U);
  const ReliabilityGroup& group = result.groups[0];
  EXPECT_FALSE(group.perspective);
  EXPECT_EQ(group.administrations, 3);
  ASSERT_EQ(group.scales.size(), 1U);
  const ScaleReliability& warmth = group.scales[0];
  EXPECT_EQ(warmth.items, (std::vector<std::string>{"q1", "q2", "q3"}));
  EXPECT_DOUBLE_EQ(warmth.alpha.alpha.value, 0.9375);
  EXPECT_DOUBLE_EQ(warmth.mean.value, 8);
  EXPECT_DOUBLE_EQ(warmth.sd.value, 4);
  EXPECT_DOUBLE_EQ(warmth.sem_alpha.value, 1);
  EXPECT_FALSE(result.has_couples);
  EXPECT_FALSE(result.resampled);
}

TEST(RunReliability, EachPerspectiveIsASampleOfItsOwn) {
  const ReliabilityResult result =
      run(small_request(), "perspective,q1,q2,q3\nideal,5,5,1\nnow,1,2,5\nnow,3,3,4\nnow,5,4,3\n");
  ASSERT_EQ(result.groups.size(), 2U);
  EXPECT_EQ(result.groups[0].perspective, Perspective::now);
  EXPECT_DOUBLE_EQ(result.groups[0].scales[0].alpha.alpha.value, 0.9375);
  EXPECT_EQ(result.groups[1].perspective, Perspective::ideal);
  EXPECT_EQ(result.groups[1].administrations, 1);
  EXPECT_FALSE(result.groups[1].scales[0].alpha.alpha.exists());
}

constexpr const char* couples =
    "couple,partner,q1,q2,q3\n1,w,1,2,5\n1,m,2,2,4\n2,w,3,3,4\n2,m,4,2,3\n3,w,5,4,3\n3,m,3,4,1\n4,w,1,1,5\n";

TEST(RunReliability, CouplesAreResampledUnlessTheUserDecides) {
  ReliabilityRequest request = small_request();
  const ReliabilityResult result = run(request, couples);
  EXPECT_TRUE(result.has_couples);
  EXPECT_TRUE(result.resampled);
  EXPECT_EQ(result.partner_names, (std::vector<std::string>{"m", "w"}));
  EXPECT_EQ(result.groups[0].pairs, 3);
  EXPECT_EQ(result.groups[0].unpaired, 1);
  ASSERT_TRUE(result.groups[0].scales[0].bootstrap);
  EXPECT_EQ(result.groups[0].scales[0].bootstrap->clusters, 4U);
  request.bootstrap_given = true;
  EXPECT_FALSE(run(request, couples).resampled);
}

TEST(RunReliability, ByPartnerGivesAGroupForEachPartner) {
  ReliabilityRequest request = small_request();
  request.by = "partner";
  const ReliabilityResult result = run(request, couples);
  ASSERT_EQ(result.groups.size(), 2U);
  EXPECT_EQ(result.groups[0].by, "m");
  EXPECT_EQ(result.groups[0].administrations, 3);
  EXPECT_EQ(result.groups[1].by, "w");
  EXPECT_EQ(result.groups[1].administrations, 4);
  EXPECT_TRUE(result.groups[0].partners.empty());
  EXPECT_FALSE(result.resampled);
}

TEST(RunReliability, AnEmptyTableGivesOneEmptyGroup) {
  const ReliabilityResult result = run(small_request(), "q1,q2,q3\n");
  ASSERT_EQ(result.groups.size(), 1U);
  EXPECT_EQ(result.groups[0].administrations, 0);
}

TEST(RunReliability, Errors) {
  ReliabilityRequest request = small_request();
  EXPECT_EQ(code_of(request, "q1,q2\n1,2\n"), ErrorCode::data_columns);
  EXPECT_EQ(code_of(request, "q1,q2,q3\n1,2,6\n"), ErrorCode::data_value);
  request.by = "group";
  EXPECT_EQ(code_of(request, three_rows), ErrorCode::data_columns) << "there is no such column";
  EXPECT_EQ(code_of(request, "group,q1,q2,q3\n,1,2,5\n"), ErrorCode::data_value) << "a row without a group";
  std::string many = "group,q1,q2,q3\n";
  for (int group = 0; group < 51; ++group) many += std::to_string(group) + ",1,2,3\n";
  EXPECT_EQ(code_of(request, many), ErrorCode::data_value);
  for (Item& item : request.instrument.items) item.visibility = Visibility::clinician;
  request.plan.scales.clear();
  EXPECT_EQ(code_of(request, three_rows), ErrorCode::bad_usage);
}

}  // namespace
}  // namespace intimetry::analyses::reliability_test
