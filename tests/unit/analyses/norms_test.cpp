#include "analyses/norms/norms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::analyses::norms_test {
namespace {

NormsRequest small_request() {
  NormsRequest request;
  request.instrument = test::small_instrument();
  request.plan.scales = {"warmth"};
  request.options.least_n = 10;
  return request;
}

/// Ten people, whose warmth is 3, 4, 5, 6 and 7, each twice: mean 5, SD root of 20/9.
std::string ten_rows(const std::string& group = "") {
  std::string text;
  for (int row = 0; row < 10; ++row)
    text += group + "p" + std::to_string(row) + "," + std::to_string(row % 5 + 1) + ",1,5\n";
  return text;
}

const std::string header = "respondent,q1,q2,q3\n";

std::string message_of(const NormsRequest& request, const std::string& text) {
  try {
    run_norms(request, table::text_source("folder/answers.csv", text));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_value) << error.what();
    return error.what();
  }
  return "";
}

TEST(RunNorms, MeanAndSpreadByHand) {
  NormsRequest request = small_request();
  request.description = "ten made-up people";
  const NormsResult result =
      run_norms(request, table::text_source("folder/answers.csv", header + ten_rows()));
  EXPECT_EQ(result.file.instrument, "small");
  EXPECT_EQ(result.file.version, "1.0.0");
  EXPECT_EQ(result.file.source, "answers.csv, 10 rows");
  EXPECT_EQ(result.file.description, "ten made-up people");
  ASSERT_EQ(result.file.norms.size(), 1U);
  const GroupNorm& norm = result.file.norms[0];
  EXPECT_EQ(norm.scale, "warmth");
  EXPECT_EQ(norm.group, "all");
  EXPECT_EQ(norm.n, 10);
  EXPECT_DOUBLE_EQ(norm.mean, 5);
  EXPECT_DOUBLE_EQ(norm.sd, std::sqrt(20.0 / 9));
  ASSERT_EQ(norm.table.size(), 5U);
  EXPECT_DOUBLE_EQ(norm.table[0].percentile, 10) << "half of those who have the lowest score";
  request.sample = "a study";
  EXPECT_EQ(run_norms(request, table::text_source("answers.csv", header + ten_rows())).file.source,
            "a study");
}

TEST(RunNorms, GroupsAreThoseOfTheColumnUnlessOneIsNamed) {
  const std::string text = "group," + header + ten_rows("north,") + "south,x,1,1,1\n";
  NormsRequest request = small_request();
  const NormsResult by_column = run_norms(request, table::text_source("answers", text));
  ASSERT_EQ(by_column.file.norms.size(), 1U);
  EXPECT_EQ(by_column.file.norms[0].group, "north");
  const auto of_south = [](const std::string& line) {
    return line == "group 'south', now: 1 people; norms need 10";
  };
  EXPECT_EQ(std::count_if(by_column.left_out.begin(), by_column.left_out.end(), of_south), 1);
  request.group = "everybody";
  const NormsResult named = run_norms(request, table::text_source("answers", text));
  EXPECT_EQ(named.file.norms[0].group, "everybody");
  EXPECT_EQ(named.file.norms[0].n, 11);
}

TEST(RunNorms, RolesAreThoseOfThePartners) {
  std::string text = "couple,partner,q1,q2,q3\n";
  for (int couple = 0; couple < 10; ++couple) {
    for (const char* partner : {"w", "m"}) {
      text += std::to_string(couple) + "," + partner + "," + std::to_string((couple + *partner) % 5 + 1) +
              ",1,5\n";
    }
  }
  NormsRequest request = small_request();
  request.roles = true;
  const NormsResult result = run_norms(request, table::text_source("answers", text));
  std::vector<std::string> roles;
  for (const GroupNorm& norm : result.file.norms) roles.push_back(norm.role.value_or("-"));
  std::sort(roles.begin(), roles.end());
  EXPECT_EQ(roles, (std::vector<std::string>{"-", "m", "w"}));
  ASSERT_EQ(result.file.couples.size(), 2U) << "as roles, and as whoever is first";
}

TEST(RunNorms, Errors) {
  const NormsRequest request = small_request();
  EXPECT_EQ(message_of(request, header + "a,1,2,3\nb,2,2,3\n"),
            "folder/answers.csv: no norms can be made of these 2 rows\n"
            "  group 'all', now: 2 people; norms need 10\n"
            "  nothing was written");
  const std::string twice = message_of(request, header + "a,1,2,3\na,2,2,3\n");
  EXPECT_EQ(twice.rfind("folder/answers.csv: ", 0), 0U) << twice;
  EXPECT_NE(message_of(request, "group," + header + ",a,1,2,3\n").find("expected the person's norm group"),
            std::string::npos);
}

TEST(RunNorms, RolesAreFew) {
  NormsRequest request = small_request();
  request.roles = true;
  std::string text = "couple,partner,q1,q2,q3\n";
  for (int row = 0; row < 11; ++row) text += std::to_string(row) + ",name" + std::to_string(row) + ",1,2,3\n";
  try {
    run_norms(request, table::text_source("answers", text));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_usage);
  }
}

}  // namespace
}  // namespace intimetry::analyses::norms_test
