#include "intimetry/data/administration.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace intimetry::administration_test {
namespace {

TEST(Answer, IsMissingUnlessSaidOtherwise) {
  EXPECT_TRUE(Answer().is_missing());
  EXPECT_TRUE(std::isnan(Answer().number()));
  EXPECT_TRUE(Answer::not_applicable().is_not_applicable());
  EXPECT_TRUE(std::isnan(Answer::not_applicable().number()));
  EXPECT_TRUE(Answer(0).is_number());
  EXPECT_EQ(Answer(-2.5).number(), -2.5);
}

TEST(Answer, ThreeKindsDiffer) {
  EXPECT_EQ(Answer(), Answer());
  EXPECT_EQ(Answer(3), Answer(3));
  EXPECT_NE(Answer(3), Answer(4));
  EXPECT_NE(Answer(), Answer(0));
  EXPECT_NE(Answer(), Answer::not_applicable());
  EXPECT_NE(Answer(0), Answer::not_applicable());
}

TEST(Answer, RefusesWhatIsNoNumber) {
  for (const double number :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()}) {
    try {
      Answer{number};
      FAIL();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_argument);
    }
  }
}

TEST(Administration, IsAResponseWithAPartner) {
  const Response response{"sample-closeness", "1.0.0", Perspective::ideal,
                          Date(2026, 3, 1),   "en",    {{"q1", Answer(3)}}};
  const Administration given = administration_of("a", response);
  EXPECT_EQ(given.partner, "a");
  EXPECT_EQ(given.instrument, "sample-closeness");
  EXPECT_EQ(given.version, "1.0.0");
  EXPECT_EQ(given.perspective, Perspective::ideal);
  EXPECT_EQ(given.date, Date(2026, 3, 1));
  EXPECT_EQ(given.language, "en");
  EXPECT_EQ(given.answers, response.answers);
}

TEST(Administration, FindsAnswersByItem) {
  Administration given;
  given.answers = {{"q2", Answer()}, {"q1", Answer(3)}};
  ASSERT_NE(answer_to(given, "q1"), nullptr);
  EXPECT_EQ(*answer_to(given, "q1"), Answer(3));
  ASSERT_NE(answer_to(given, "q2"), nullptr);
  EXPECT_TRUE(answer_to(given, "q2")->is_missing());
  EXPECT_EQ(answer_to(given, "q3"), nullptr);
}

TEST(Administration, IsKnownByPartnerInstrumentPerspectiveAndDate) {
  const Administration one{"a", "sample-closeness", "1.0.0", Perspective::now, Date(2026, 3, 1), {}, {}};
  Administration other = one;
  other.version = "1.0.1";
  other.answers = {{"q1", Answer(3)}};
  EXPECT_TRUE(same_administration(one, other));
  const auto differs = [&](auto change) {
    Administration changed = one;
    change(changed);
    return !same_administration(one, changed);
  };
  EXPECT_TRUE(differs([](Administration& a) { a.partner = "b"; }));
  EXPECT_TRUE(differs([](Administration& a) { a.instrument = "sample-screening"; }));
  EXPECT_TRUE(differs([](Administration& a) { a.perspective = Perspective::ideal; }));
  EXPECT_TRUE(differs([](Administration& a) { a.date = Date(2026, 3, 2); }));
}

}  // namespace
}  // namespace intimetry::administration_test
