#include "analyses/change/change.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "intimetry/core/error.hpp"
#include "intimetry/io/couple_json.hpp"
#include "unit/couple/couple_kit.hpp"
#include "unit/files/couple_folder.hpp"

namespace intimetry::analyses::change_test {
namespace {

const std::string heading = "respondent,date,q1,q2,q3,q4,q5,q6,q7,q8\n";

ChangeRequest request() {
  ChangeRequest request;
  request.instrument = test::closeness(1, 8);
  return request;
}

ChangeResult run(const ChangeRequest& request, const std::string& text) {
  return run_change(request, table::text_source("sessions.csv", text));
}

std::string refusal(const ChangeRequest& request, const std::string& text, ErrorCode code) {
  try {
    (void)run(request, text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    return error.what();
  }
  return "nothing was refused";
}

TEST(RunChange, JudgesByTheIndexThatIsGiven) {
  ChangeRequest asked = request();
  asked.error.rci = 10;
  // By hand: 8 points (the last two reversed: 8 - 8) and 24 + 8; between them 8 + 4.
  const ChangeResult result = run(asked, heading +
                                             "p,2026-03-01,4,4,4,4,4,4,0,0\n"
                                             "p,2026-01-01,0,0,0,0,0,0,2,2\n"
                                             "p,2026-02-01,1,1,1,1,0,0,2,2\n");
  EXPECT_TRUE(result.given);
  EXPECT_FALSE(result.couple);
  EXPECT_EQ(result.occasions, 3U);
  EXPECT_EQ(result.reordered, (std::vector<std::string>{"p"}));
  ASSERT_EQ(result.followed.size(), 1U);
  const FollowedScale& followed = result.followed.front();
  ASSERT_EQ(followed.occasions.size(), 3U);
  EXPECT_DOUBLE_EQ(followed.occasions[0].score, 4);
  EXPECT_DOUBLE_EQ(followed.occasions[1].score, 8);
  EXPECT_DOUBLE_EQ(followed.occasions[2].score, 32);
  EXPECT_EQ(followed.series.steps[1].first.change.verdict, ChangeVerdict::unchanged);
  EXPECT_EQ(followed.series.steps[2].first.change.verdict, ChangeVerdict::improved);
  EXPECT_DOUBLE_EQ(followed.series.steps[2].previous.change.change.value, 24);
}

TEST(RunChange, JudgesByReliabilityAndSd) {
  ChangeRequest asked = request();
  asked.scores = true;
  asked.error.reliability = 0.84;
  asked.error.sd = 5;
  // Jacobson and Truax by hand: 5 sqrt(2 (1 - .84)) = 2.828; 6 / 2.828 = 2.121.
  const ChangeResult result = run(asked, "respondent,date,s1\np,2026-01-01,10\np,2026-02-01,16\n");
  const ScoreChange& change = result.followed.front().series.steps[1].first.change;
  EXPECT_NEAR(change.rc.value, 6 / (5 * std::sqrt(0.32)), 1e-12);
  EXPECT_TRUE(change.reliable);
}

TEST(RunChange, RefusesTwoRowsOfOneDay) {
  const std::string words =
      refusal(request(), heading + "p,2026-01-01,1,1,1,1,1,1,1,1\np,2026-01-01,1,1,1,1,1,1,1,2\n",
              ErrorCode::data_value);
  EXPECT_NE(words.find("sessions.csv: one value cannot be used"), std::string::npos) << words;
}

TEST(RunChange, RefusesAnInstrumentThatIsForTheClinicianAlone) {
  ChangeRequest asked = request();
  for (Item& item : asked.instrument.items) item.visibility = Visibility::clinician;
  EXPECT_NE(refusal(asked, heading, ErrorCode::bad_usage).find("--include-private"), std::string::npos);
}

TEST(RunChange, RefusesNormsOfAnotherInstrument) {
  ChangeRequest asked = request();
  asked.norms = NormFile{};
  asked.norms->instrument = "ras";
  asked.norms_name = "norms.json";
  EXPECT_NE(refusal(asked, heading, ErrorCode::norms_invalid).find("norms.json: 1 defect"),
            std::string::npos);
}

TEST(RunChange, RefusesOneCutoffForSeveralScales) {
  ChangeRequest asked = request();
  asked.instrument = test::closeness(2, 8);
  asked.scores = true;
  asked.cutoff = "12";
  EXPECT_NE(refusal(asked, "respondent,date,s1,s2\np,2026-01-01,1,1\n", ErrorCode::bad_usage)
                .find("--cutoff is of one scale"),
            std::string::npos);
}

class ChangeOfCouple : public test::CoupleFolder {};

TEST_F(ChangeOfCouple, FollowsBothPartnersTheirDifferenceAndTheirMean) {
  CoupleFile couple = test::two_partners();
  for (const Date day : {Date(2026, 1, 1), Date(2026, 2, 1)}) {
    const double more = day == Date(2026, 1, 1) ? 0 : 1;
    test::answer(couple, "ada", {1 + more, 1, 1, 1, 1, 1, 3, 3}, Perspective::now, day);
    test::answer(couple, "ben", {3, 3, 3, 3, 3, 3, 1, 1}, Perspective::now, day);
  }
  couple.administrations.front().version = "0.9.0";  // whose key is not at hand
  const ChangeRequest asked = request();
  const std::string file = folder / "couple.json";
  std::ofstream(file) << save_couple(couple);
  const ChangeResult result = run_change(asked, {.name = file});
  EXPECT_TRUE(result.couple);
  EXPECT_EQ(result.other_versions, 1U);
  EXPECT_EQ(result.occasions, 3U);
  ASSERT_EQ(result.followed.size(), 2U) << "one day of both is no course";
  EXPECT_EQ(result.followed[0].subject, "ada");
  EXPECT_EQ(result.followed[1].subject, "ben");
}

}  // namespace
}  // namespace intimetry::analyses::change_test
