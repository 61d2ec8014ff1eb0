#include "intimetry/data/couple.hpp"

#include <gtest/gtest.h>

namespace intimetry::couple_test {
namespace {

CoupleFile two_people() {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", "wife", "Simulated partner A"}, {"b", "husband", "Simulated partner B"}};
  return couple;
}

TEST(Couple, FindsPartnersById) {
  const CoupleFile couple = two_people();
  ASSERT_NE(find_partner(couple, "b"), nullptr);
  EXPECT_EQ(find_partner(couple, "b")->label, "Simulated partner B");
  EXPECT_EQ(find_partner(couple, "B"), nullptr);
}

TEST(Couple, ARecordOfBeingSeenAloneIsThePartnersOwn) {
  CoupleFile couple = two_people();
  EXPECT_FALSE(was_seen_alone(couple, "a"));
  couple.seen_alone.push_back({"a", Date(2026, 3, 1)});
  EXPECT_TRUE(was_seen_alone(couple, "a"));
  EXPECT_FALSE(was_seen_alone(couple, "b"));
}

TEST(Couple, KnowsWhetherAClinicianFileBelongsToIt) {
  CoupleFile couple = two_people();
  for (const char* without : {"", "none", "lost"}) {
    couple.clinician_file = without;
    EXPECT_FALSE(has_clinician_file(couple)) << without;
  }
  couple.clinician_file = "0123456789abcdef";
  EXPECT_TRUE(has_clinician_file(couple));
}

TEST(Couple, WordsOfSharesAreThoseOfTheFiles) {
  EXPECT_EQ(word(Share::nothing), "nothing");
  EXPECT_EQ(word(Share::scores), "scores");
  EXPECT_EQ(word(Share::items), "items");
  EXPECT_EQ(from_word<Share>("items"), Share::items);
  EXPECT_EQ(from_word<Share>("all"), std::nullopt);
}

TEST(Couple, TheLatestAdministrationIsThatOfItsKindOnOrBeforeADay) {
  CoupleFile couple = two_people();
  const auto add = [&](const char* partner, Perspective perspective, Date date) {
    Administration& given = couple.administrations.emplace_back();
    given.partner = partner;
    given.instrument = "csi-4";
    given.perspective = perspective;
    given.date = date;
  };
  add("a", Perspective::now, Date(2026, 3, 1));
  add("a", Perspective::now, Date(2026, 1, 1));
  add("a", Perspective::ideal, Date(2026, 4, 1));
  add("b", Perspective::now, Date(2026, 5, 1));
  EXPECT_EQ(latest_administration(couple, "a", "csi-4", Perspective::now), couple.administrations.data());
  EXPECT_EQ(latest_administration(couple, "a", "csi-4", Perspective::now, Date(2026, 2, 1)),
            &couple.administrations[1]);
  EXPECT_EQ(latest_administration(couple, "a", "csi-4", Perspective::now, Date(2025, 12, 31)), nullptr);
  EXPECT_EQ(latest_administration(couple, "a", "csi-16", Perspective::now), nullptr);
}

TEST(Couple, IdsOfCouplesAndPartners) {
  for (const char* id : {"a", "7", "couple-07", "x.y_z"}) EXPECT_TRUE(is_couple_id(id)) << id;
  for (const char* id : {"", "-a", ".a", "a b", "\xC3\xA4"}) EXPECT_FALSE(is_couple_id(id)) << id;
  for (const char* id : {"a", "wife", "p_1-b"}) EXPECT_TRUE(is_partner_id(id)) << id;
  for (const char* id : {"", "7", "a.b", "clinician", "joint"}) EXPECT_FALSE(is_partner_id(id)) << id;
}

}  // namespace
}  // namespace intimetry::couple_test
