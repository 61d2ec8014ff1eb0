#include "table/couple_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/analyses/small_instrument.hpp"

namespace intimetry::table::couple_rows_test {
namespace {

const AnswerRequest& small_request() {
  static const AnswerRequest request = [] {
    AnswerRequest made;
    made.instrument = test::small_instrument();
    return made;
  }();
  return request;
}

const ScoringPlan& plan() {
  static const ScoringPlan made = make_answer_plan(small_request());
  return made;
}

std::vector<CoupleFile> read(const std::string& text) {
  CoupleRows rows(small_request(), text_source("answers", text), plan());
  return rows.next(1000);
}

std::string message_of(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::data_value);
    return error.what();
  }
  return "";
}

const std::string header = "couple,partner,q1,q2,q3,q4,q5\n";

TEST(CoupleRows, PutsCouplesTogetherWithPartnersInTheOrderOfTheirIds) {
  const std::vector<CoupleFile> couples =
      read(header + "7,w,1,2,3,4,0\n7,m,5,,1,0,0\n8,x,1,1,1,1,1\n8,y,2,2,2,2,2\n");
  ASSERT_EQ(couples.size(), 2U);
  EXPECT_EQ(couples[0].id, "7");
  ASSERT_EQ(couples[0].partners.size(), 2U);
  EXPECT_EQ(couples[0].partners[0].id, "m");
  EXPECT_EQ(couples[0].partners[1].id, "w");
  ASSERT_EQ(couples[0].administrations.size(), 2U);
  EXPECT_EQ(couples[0].administrations[0].partner, "w");
  EXPECT_EQ(couples[0].administrations[0].instrument, "small");
  EXPECT_EQ(couples[0].administrations[0].answers[4], (ItemAnswer{"q5", Answer(0)}));
  EXPECT_TRUE(couples[0].administrations[1].answers[1].answer.is_missing());
  EXPECT_EQ(couples[1].id, "8");
}

TEST(CoupleRows, GivesSoManyAtATime) {
  std::string text = header;
  for (int couple = 0; couple < 5; ++couple) {
    for (const char* partner : {",a,", ",b,"}) text += std::to_string(couple) + partner + "1,2,3,4,0\n";
  }
  CoupleRows rows(small_request(), text_source("answers", text), plan());
  std::size_t couples = 0;
  for (auto some = rows.next(2); !some.empty(); some = rows.next(2)) couples += some.size();
  EXPECT_EQ(couples, 5U);
  EXPECT_EQ(rows.rows(), 10U);
  EXPECT_EQ(rows.singletons(), 0U);
}

TEST(CoupleRows, APartnerAloneIsCounted) {
  CoupleRows rows(small_request(), text_source("answers", header + "7,w,1,2,3,4,0\n"), plan());
  const std::vector<CoupleFile> couples = rows.next(10);
  ASSERT_EQ(couples.size(), 1U);
  EXPECT_EQ(couples[0].partners[1].id, "");
  EXPECT_EQ(rows.singletons(), 1U);
}

TEST(CoupleRows, AdministrationsOfOneKindNeedDates) {
  EXPECT_EQ(message_of(header + "7,w,1,2,3,4,0\n7,w,1,2,3,4,0\n"),
            "answers: data row 2: partner 'w' of couple '7' has the same administration in data row 1: same "
            "perspective; if there are several dates, add a column 'date'");
  const std::string dated = "couple,partner,date,q1,q2,q3,q4,q5\n7,w,2026-01-05,1,2,3,4,0\n";
  EXPECT_EQ(read(dated + "7,w,2026-02-05,1,2,3,4,0\n")[0].administrations.size(), 2U);
  EXPECT_NE(message_of(dated + "7,m,5 Feb,1,2,3,4,0\n").find("data row 2: column 'date': found '5 Feb'"),
            std::string::npos);
}

TEST(CoupleRows, Errors) {
  EXPECT_NE(message_of(header + ",w,1,2,3,4,0\n").find("column 'couple' is empty"), std::string::npos);
  EXPECT_NE(message_of(header + "7,,1,2,3,4,0\n").find("column 'partner' is empty"), std::string::npos);
  EXPECT_NE(message_of(header + "7,a,1,2,3,4,0\n7,b,1,2,3,4,0\n7,c,1,2,3,4,0\n").find("third partner, 'c'"),
            std::string::npos);
  EXPECT_NE(message_of(header + "7,a,1,2,3,4,0\n8,a,1,2,3,4,0\n7,b,1,2,3,4,0\n")
                .find("data rows 1 and 3 are both a first row. Sort the table by couple"),
            std::string::npos);
}

}  // namespace
}  // namespace intimetry::table::couple_rows_test
