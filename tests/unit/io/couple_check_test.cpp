#include "intimetry/io/couple_check.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "unit/io/sample_instruments.hpp"

namespace intimetry::couple_check_test {
namespace {

using test::Places;
using test::places_of;
using test::sample_instrument;
using test::simulated_couple;

TEST(CheckAnswers, SaysWhereAnswersDisagreeWithTheInstrument) {
  CoupleFile couple = simulated_couple();
  couple.administrations[0].answers = {
      {"q1", Answer(7)},   {"q2", Answer(9.75)}, {"q3", Answer::not_applicable()},
      {"q4", Answer(0.5)}, {"q5", Answer(1)},    {"q9", Answer()}};
  couple.administrations.push_back(
      {"a",
       "sample-closeness",
       "0.9.0",
       Perspective::observer,
       Date(2026, 3, 2),
       {},
       {{"q1", Answer::not_applicable()}, {"q2", Answer(10.5)}, {"q3", Answer()}}});
  couple.administrations.push_back({"a", "elsewhere", "1.0.0", Perspective::now, Date(2026, 3, 2), {}, {}});
  const std::vector<Defect> defects = check_answers(couple, sample_instrument);
  EXPECT_EQ(places_of(defects), (Places{{"bad_value", "/administrations/0/answers/q1"},
                                        {"bad_value", "/administrations/0/answers/q4"},
                                        {"unknown_reference", "/administrations/0/answers/q5"},
                                        {"unknown_reference", "/administrations/0/answers/q9"},
                                        {"bad_value", "/administrations/1/version"},
                                        {"bad_value", "/administrations/1/perspective"},
                                        {"bad_value", "/administrations/1/answers/q1"},
                                        {"bad_value", "/administrations/1/answers/q2"},
                                        {"unknown_reference", "/administrations/2/instrument"}}));
  EXPECT_EQ(defects[0].message, "expected a whole number from 0 to 4, found 7");
  EXPECT_EQ(defects[7].message, "expected a number from 0 to 10, found 10.5");
  EXPECT_TRUE(check_answers(simulated_couple(), sample_instrument).empty());
}

TEST(CheckAnswers, TakesAResponseToo) {
  const Response response{"sample-closeness", "1.0.0", Perspective::now,
                          Date(2026, 3, 1),   "en",    {{"q1", Answer(5)}}};
  EXPECT_EQ(places_of(check_answers(response, *sample_instrument("sample-closeness"))),
            (Places{{"bad_value", "/answers/q1"}}));
}

/// Ada's answers to q1, which others may see, and to q4, which the clinician alone may.
std::vector<Administration> both_kinds() {
  return {{"a",
           "sample-closeness",
           "1.0.0",
           Perspective::now,
           Date(2026, 3, 1),
           {},
           {{"q1", Answer(1)}, {"q4", Answer()}}}};
}

TEST(CheckPrivacy, AnAnswerForTheClinicianIsNotLetIntoTheOpenPart) {
  const std::vector<Defect> defects = check_privacy(both_kinds(), CouplePart::open, sample_instrument);
  EXPECT_EQ(places_of(defects), (Places{{"private_answer", "/administrations/0/answers/q4"}}))
      << "that nothing was answered tells that it was asked";
  EXPECT_EQ(defects[0].message, "only the clinician may see this answer: it belongs in the clinician's file");
}

TEST(CheckPrivacy, AnyOtherAnswerIsNotLetIntoTheCliniciansPart) {
  EXPECT_EQ(places_of(check_privacy(both_kinds(), CouplePart::clinician, sample_instrument, "/removed/")),
            (Places{{"bad_value", "/removed/0/answers/q1"}}));
}

TEST(CheckPrivacy, WhatIsNotKnownIsInNeitherPart) {
  std::vector<Administration> given = both_kinds();
  given[0].instrument = "elsewhere";
  for (const CouplePart part : {CouplePart::open, CouplePart::clinician}) {
    const std::vector<Defect> defects = check_privacy(given, part, sample_instrument);
    EXPECT_EQ(places_of(defects), (Places{{"unknown_reference", "/administrations/0/instrument"}}));
    EXPECT_EQ(defects[0].message,
              "there is no instrument 'elsewhere', so it is not known who may see its answers");
  }
}

TEST(CheckPrivacy, AnEditionThatIsNotAtHandIsTakenForTheNewest) {
  std::vector<Administration> given = both_kinds();
  given[0].version = "0.1.0";
  EXPECT_EQ(places_of(check_privacy(given, CouplePart::open, sample_instrument)),
            (Places{{"private_answer", "/administrations/0/answers/q4"}}));
}

}  // namespace
}  // namespace intimetry::couple_check_test
