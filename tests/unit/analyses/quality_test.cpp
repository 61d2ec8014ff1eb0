#include "analyses/quality/quality.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::analyses::quality_test {
namespace {

QualityRequest small_request() {
  QualityRequest request;
  request.instrument = test::small_instrument();
  return request;
}

TEST(RunQuality, CountsAndFlagsByRow) {
  QualityRequest request = small_request();
  request.instrument.items[3].not_applicable = true;
  const QualityResult result = run_quality(request, table::text_source("answers",
                                                                       "respondent,q1,q2,q3,q4,q5\n"
                                                                       "a,4,4,4,4,4\n"
                                                                       "b,1,2,9,0,4\n"
                                                                       "c,,1,2,n/a,0\n"));
  EXPECT_EQ(result.source, "answers");
  EXPECT_EQ(result.roles, (std::vector<std::string>{"respondent"}));
  EXPECT_EQ(result.who, (std::vector<std::vector<std::string>>{{"a"}, {"b"}, {"c"}}));
  ASSERT_EQ(result.table.respondents.size(), 3U);
  const ResponseQuality& a = result.table.respondents[0];
  EXPECT_EQ(a.answered, 5U);
  EXPECT_EQ(a.longest_run.value, 5);
  EXPECT_TRUE(a.flags.has(Flag::straight_lining));
  const ResponseQuality& b = result.table.respondents[1];
  EXPECT_EQ(b.answered, 4U);
  EXPECT_EQ(b.out_of_range, 1U);
  EXPECT_TRUE(b.flags.has(Flag::out_of_range));
  const ResponseQuality& c = result.table.respondents[2];
  EXPECT_EQ(c.missing, 1U);
  EXPECT_EQ(c.not_applicable, 1U);
  EXPECT_EQ(result.table.complete, 1);
}

TEST(RunQuality, AnswersOneTooHighAreSuspected) {
  std::string text = "q1,q2,q3,q4,q5\n";
  for (int row = 0; row < 100; ++row) {
    const std::string high = std::to_string(2 + row % 5);
    text += high + "," + high + "," + high + "," + std::to_string(1 + row % 5) + "," +
            std::to_string(1 + row % 5) + "\n";
  }
  const QualityResult result = run_quality(small_request(), table::text_source("answers", text));
  EXPECT_EQ(result.ranges.overall.numbers, 500);
  EXPECT_EQ(result.ranges.overall.one_above, 100);
  EXPECT_EQ(result.ranges.overall.at_lowest, 0);
  EXPECT_EQ(result.ranges.overall.shift, RangeShift::up);
}

TEST(RunQuality, Errors) {
  QualityRequest request = small_request();
  EXPECT_THROW(run_quality(request, table::text_source("answers", "q1,q2\n1,2\n")), Error);
  EXPECT_THROW(run_quality(request, table::text_source("answers", "q1,q2,q3,q4,q5\n1,2,x,3,4\n")), Error)
      << "text is no answer";
  for (Item& item : request.instrument.items) item.visibility = Visibility::clinician;
  try {
    run_quality(request, table::text_source("answers", "q1,q2,q3,q4,q5\n"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_usage);
  }
}

}  // namespace
}  // namespace intimetry::analyses::quality_test
