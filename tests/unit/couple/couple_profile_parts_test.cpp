#include "intimetry/couple/couple_profile_parts.hpp"

#include <gtest/gtest.h>

#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profile_parts_test {
namespace {

using test::answered_now;
using test::closeness;
using test::profile_of;

TEST(CoupleProfileParts, FindsItsPartsByTheirIdsOrNothing) {
  const Instrument instrument = closeness(1);
  const CoupleProfile profile = profile_of(instrument, answered_now());
  ASSERT_NE(find_family(profile, "closeness/difference/now"), nullptr);
  EXPECT_EQ(find_family(profile, "closeness/difference"), nullptr);
  EXPECT_EQ(find_discrepancy(profile, "closeness/difference/now/s1"),
            &find_family(profile, "closeness/difference/now")->rows[0]);
  EXPECT_EQ(find_discrepancy(profile, "closeness/difference/now"), nullptr);
  const AdministrationScores* administration =
      find_administration(profile, "ben", "closeness", Perspective::now);
  ASSERT_NE(administration, nullptr);
  EXPECT_EQ(find_score(administration, "s1")->raw.value, 11);
  EXPECT_EQ(find_score(administration, "s2"), nullptr);
  EXPECT_EQ(find_administration(profile, "ben", "closeness", Perspective::ideal), nullptr);
  EXPECT_EQ(find_score(nullptr, "s1"), nullptr);
}

}  // namespace
}  // namespace intimetry::couple_profile_parts_test
