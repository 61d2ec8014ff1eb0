#include "intimetry/couple/audience_profile.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::audience_profile_test {
namespace {

using test::ada_now;
using test::answer;
using test::ben_now;
using test::closeness;
using test::Numbers;
using test::only;
using test::two_partners;

const Date march(2026, 3, 1);
const Audience clinician{Audience::Kind::clinician, {}};
const Audience joint{Audience::Kind::joint, {}};
const Audience ada{Audience::Kind::partner, "ada"};

/// Both answered in March and in June; Ben shares his scores, Ada nothing.
CoupleFile both_twice() {
  CoupleFile couple = two_partners();
  for (const Date date : {march, Date(2026, 6, 1)}) {
    answer(couple, "ada", ada_now, Perspective::now, date);
    answer(couple, "ben", ben_now, Perspective::now, date);
  }
  couple.consents = {{"ben", "closeness", Share::scores, march}};
  return couple;
}

AudienceProfile seen_by(const Audience& audience, const CoupleFile& couple, const Instrument& instrument) {
  return profile_for(audience, couple, only(instrument), {.draws = 20});
}

TEST(AudienceProfile, OfAPartnerHasWhatIsSharedWithThem) {
  const Instrument instrument = closeness(1);
  const AudienceProfile seen = seen_by(ada, both_twice(), instrument);
  EXPECT_EQ(seen.visible.audience, ada);
  EXPECT_NE(find_discrepancy(seen.profile, "closeness/difference/now/s1"), nullptr);
  EXPECT_TRUE(seen.profile.items.empty() || seen.profile.items[0].n == 0) << "single answers are not shared";
  const AudienceProfile of_ben = seen_by({Audience::Kind::partner, "ben"}, both_twice(), instrument);
  EXPECT_EQ(find_administration(of_ben.profile, "ada", "closeness", Perspective::now), nullptr)
      << "Ada shares nothing";
  EXPECT_NE(find_administration(of_ben.profile, "ben", "closeness", Perspective::now), nullptr);
  EXPECT_EQ(find_discrepancy(of_ben.profile, "closeness/difference/now/s1"), nullptr);
}

TEST(AudienceProfile, KeepsScalesThatTellHowToReadOthersForTheClinician) {
  Instrument instrument = closeness(2);
  instrument.scales[1].validity = true;
  CoupleFile couple = two_partners();
  answer(couple, "ada", Numbers(16, 2));
  const auto scales = [&](const Audience& audience) {
    return find_administration(seen_by(audience, couple, instrument).profile, "ada", "closeness",
                               Perspective::now)
        ->scores.size();
  };
  EXPECT_EQ(scales(clinician), 2U);
  EXPECT_EQ(scales(ada), 1U);
}

TEST(AudienceProfile, IsNotJointBeforeEachWasSeenAlone) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = both_twice();
  couple.seen_alone = {{"ben", march}};
  try {
    (void)seen_by(joint, couple, instrument);
    FAIL() << "nobody asked whether Ada was seen alone";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_seen_alone);
  }
  couple.seen_alone.push_back({"ada", march});
  EXPECT_EQ(seen_by(joint, couple, instrument).visible.audience, joint);
}

TEST(CoursesFor, APartnerHaveDaysForTheirOwnAnswersAlone) {
  const Instrument instrument = closeness(1);
  const VisibleCouple visible = visible_to(ada, both_twice(), only(instrument));
  const std::vector<PartnerCourse> courses = courses_for(visible, only(instrument));
  ASSERT_EQ(courses.size(), 2U);
  for (const PartnerCourse& course : courses) EXPECT_EQ(course.dated, course.partner == "ada");
}

TEST(CoursesFor, TheClinicianHaveAllDays) {
  const Instrument instrument = closeness(1);
  const VisibleCouple visible = visible_to(clinician, both_twice(), only(instrument));
  for (const PartnerCourse& course : courses_for(visible, only(instrument))) EXPECT_TRUE(course.dated);
}

}  // namespace
}  // namespace intimetry::audience_profile_test
