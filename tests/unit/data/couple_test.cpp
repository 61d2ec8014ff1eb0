#include "intimetry/data/couple.hpp"

#include <gtest/gtest.h>

namespace intimetry::couple_test {
namespace {

CoupleFile couple_with(std::vector<Consent> consents) {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", "wife", "Simulated partner A"}, {"b", "husband", "Simulated partner B"}};
  couple.consents = std::move(consents);
  return couple;
}

TEST(Couple, SharesNothingToBeginWith) {
  EXPECT_EQ(shared_by(couple_with({}), "a", "sample-closeness"), Share::nothing);
}

TEST(Couple, TheLatestConsentCountsWhereverItStands) {
  const CoupleFile couple = couple_with({{"a", "sample-closeness", Share::nothing, Date(2026, 3, 8)},
                                         {"a", "sample-closeness", Share::items, Date(2026, 3, 1)},
                                         {"b", "sample-closeness", Share::scores, Date(2026, 3, 9)},
                                         {"a", "sample-screening", Share::scores, Date(2026, 3, 9)}});
  EXPECT_EQ(shared_by(couple, "a", "sample-closeness"), Share::nothing);
  EXPECT_EQ(shared_by(couple, "b", "sample-closeness"), Share::scores);
  EXPECT_EQ(shared_by(couple, "a", "sample-screening"), Share::scores);
  EXPECT_EQ(shared_by(couple, "b", "sample-screening"), Share::nothing);
}

TEST(Couple, AConsentCanBeWithdrawnOnItsDay) {
  CoupleFile couple = couple_with({});
  set_consent(couple, {"a", "sample-closeness", Share::items, Date(2026, 3, 1)});
  set_consent(couple, {"b", "sample-closeness", Share::items, Date(2026, 3, 1)});
  set_consent(couple, {"a", "sample-closeness", Share::nothing, Date(2026, 3, 1)});
  EXPECT_EQ(couple.consents.size(), 2U);
  EXPECT_EQ(shared_by(couple, "a", "sample-closeness"), Share::nothing);
  EXPECT_EQ(shared_by(couple, "b", "sample-closeness"), Share::items);
}

TEST(Couple, FindsPartnersById) {
  const CoupleFile couple = couple_with({});
  ASSERT_NE(find_partner(couple, "b"), nullptr);
  EXPECT_EQ(find_partner(couple, "b")->label, "Simulated partner B");
  EXPECT_EQ(find_partner(couple, "B"), nullptr);
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
