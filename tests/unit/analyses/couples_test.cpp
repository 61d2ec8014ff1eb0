#include "analyses/couples/couples.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::analyses::couples_test {
namespace {

const std::string heading = "couple,partner,q1,q2,q3,q4,q5,q6,q7,q8\n";

struct Seen {
  CouplesResult result;
  std::vector<CoupleProfile> profiles;
};

Seen run(const std::string& rows) {
  CouplesRequest request;
  request.instrument = test::closeness(1, 8);
  Seen seen;
  seen.result = run_couples(request, table::text_source("couples.csv", heading + rows),
                            [&](std::span<const CoupleProfile> some) -> std::function<void()> {
                              const std::vector<CoupleProfile> profiles(some.begin(), some.end());
                              return [&seen, profiles] {
                                seen.profiles.insert(seen.profiles.end(), profiles.begin(), profiles.end());
                              };
                            });
  return seen;
}

TEST(RunCouples, ComparesTheTwoOfACouple) {
  const Seen seen =
      run("1,b,1,0,1,0,0,1,4,3\n"
          "1,a,4,3,4,3,4,3,0,1\n"
          "2,a,4,3,4,3,4,3,0,1\n");
  EXPECT_EQ(seen.result.couples, 2U);
  EXPECT_EQ(seen.result.singletons, 1U);
  EXPECT_EQ(seen.result.administrations, 3U);
  EXPECT_EQ(seen.result.with_difference, 1U);
  EXPECT_EQ(seen.result.beyond, 1U);
  ASSERT_EQ(seen.profiles.size(), 2U);
  EXPECT_EQ(seen.profiles[0].first.id, "a") << "in the order of their ids";
  const Discrepancy* row = find_discrepancy(seen.profiles[0], "closeness/difference/now/s1");
  ASSERT_NE(row, nullptr);
  // By hand: 21 points of six items and 8 - 1 of the reversed two; less 3 and 8 - 7.
  EXPECT_DOUBLE_EQ(row->value.value, 28 - 4);
}

TEST(RunCouples, HandsProfilesOnInTheOrderOfTheTable) {
  std::string rows;
  for (int couple = 0; couple < 3000; ++couple) {
    const std::string id = std::to_string(couple);
    rows += id + ",a,1,1,1,1,1,1,1,1\n" + id + ",b,2,2,2,2,2,2,2,2\n";
  }
  const Seen seen = run(rows);
  ASSERT_EQ(seen.profiles.size(), 3000U);
  for (std::size_t i = 0; i < seen.profiles.size(); ++i)
    ASSERT_EQ(seen.profiles[i].couple, std::to_string(i));
}

TEST(RunCouples, RefusesCouplesWhoseRowsAreApart) {
  try {
    (void)run("1,a,1,1,1,1,1,1,1,1\n2,a,1,1,1,1,1,1,1,1\n1,b,1,1,1,1,1,1,1,1\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_value);
    EXPECT_NE(std::string(error.what()).find("data rows 1 and 3"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace intimetry::analyses::couples_test
