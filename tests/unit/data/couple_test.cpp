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

}  // namespace
}  // namespace intimetry::couple_test
