#include "render/couple_columns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/couple/couple_kit.hpp"

namespace intimetry::render::couple_columns_test {
namespace {

table::AnswerRequest request() {
  table::AnswerRequest request;
  request.instrument = test::closeness(1, 8);
  request.instrument.perspectives = {Perspective::now};
  request.instrument.instructions.clear();
  return request;
}

std::vector<CoupleProfile> one_couple() {
  CoupleFile couple = test::two_partners();
  test::answer(couple, "ada", {4, 3, 4, 3, 4, 3, 0, 1});
  test::answer(couple, "ben", {1, 0, 1, 0, 0, 1, 4, 3});
  static const Instrument instrument = test::closeness(1, 8);
  return {couple_profile(couple, test::only(instrument))};
}

TEST(CoupleColumns, AreThoseOfTheInstrumentsPerspectives) {
  EXPECT_EQ(CoupleColumns(request()).csv_heading(),
            "couple,first,second,scale,first_now,second_now,difference_now,difference_now_tested,"
            "difference_now_se,difference_now_low,difference_now_high,difference_now_p,difference_now_beyond,"
            "difference_now_error,flags\n");
}

TEST(CoupleColumns, HaveTheCouplesFigures) {
  const std::string row = CoupleColumns(request()).csv(one_couple());
  EXPECT_EQ(row.substr(0, row.find(",24,") + 4), "simulated,ada,ben,s1,28,4,24,") << row;
  EXPECT_NE(row.find(",1,answers,"), std::string::npos) << row;
}

TEST(CoupleColumns, SayTheSameAsJson) {
  const std::string line = CoupleColumns(request()).json(one_couple());
  EXPECT_NE(line.find(R"("first_now":28.0)"), std::string::npos) << line;
  EXPECT_NE(line.find(R"("beyond":true)"), std::string::npos) << line;
  EXPECT_EQ(line.back(), '\n');
}

}  // namespace
}  // namespace intimetry::render::couple_columns_test
