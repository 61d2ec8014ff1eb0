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
  const SheetScores* sheet = find_sheet(profile, "ben", "closeness", Perspective::now);
  ASSERT_NE(sheet, nullptr);
  EXPECT_EQ(find_score(sheet, "s1")->raw.value, 11);
  EXPECT_EQ(find_score(sheet, "s2"), nullptr);
  EXPECT_EQ(find_sheet(profile, "ben", "closeness", Perspective::ideal), nullptr);
  EXPECT_EQ(find_score(nullptr, "s1"), nullptr);
}

}  // namespace
}  // namespace intimetry::couple_profile_parts_test
