#include "render/couple_json.hpp"

#include <gtest/gtest.h>

#include "unit/couple/couple_kit.hpp"

namespace intimetry::render::couple_json_test {
namespace {

using test::answer;
using test::answered_now;
using test::closeness;
using test::profile_of;
using test::two_partners;

const Audience clinician{Audience::Kind::clinician, {}};

TEST(CoupleJson, HasEachDifferenceWithItsErrorAndVerdict) {
  const CoupleProfile profile = profile_of(closeness(1), answered_now());
  const text::Json json = couple_json(profile, clinician);
  EXPECT_EQ(json["format"], "intimetry.couple-profile/1");
  EXPECT_EQ(json["for"], "clinician");
  EXPECT_EQ(json["first"]["label"], "Ada");
  EXPECT_EQ(json["first"]["role"], nullptr);
  EXPECT_EQ(json["administrations"][1]["scores"][0]["raw"], 11.0);
  const text::Json& row = json["families"][0]["rows"][0];
  EXPECT_EQ(row["id"], "closeness/difference/now/s1");
  EXPECT_EQ(row["value"], 14.0);
  EXPECT_EQ(row["beyond_error"], true);
  EXPECT_EQ(row["error"]["source"], "answers");
  EXPECT_EQ(row["error"]["df"], 7.0);
  EXPECT_EQ(row["error"]["coefficient"], nullptr);
  EXPECT_EQ(row["among_couples"], nullptr);
}

TEST(CoupleJson, SaysWhyAValueIsMissing) {
  CoupleFile couple = two_partners();
  answer(couple, "ada", test::ada_now);
  const text::Json json = couple_json(profile_of(closeness(1), couple), clinician);
  EXPECT_EQ(json["families"][0]["missing"], "not_answered");
  EXPECT_EQ(json["families"][0]["note"], "Ben's answers as 'now' are not there");
  EXPECT_TRUE(json["families"][0]["rows"].empty());
  EXPECT_EQ(json["administrations"][0]["scores"][0]["t"], nullptr);
  EXPECT_EQ(json["administrations"][0]["scores"][0]["t_missing"], "no_norms");
  EXPECT_EQ(json["administrations"][0]["scores"][0]["norm_group"], nullptr);
}

TEST(AudienceWord, IsThatOfTheCommandLine) {
  EXPECT_EQ(audience_word(clinician), "clinician");
  EXPECT_EQ(audience_word({Audience::Kind::joint, {}}), "joint");
  EXPECT_EQ(audience_word({Audience::Kind::partner, "ada"}), "ada");
}

}  // namespace
}  // namespace intimetry::render::couple_json_test
