#include "intimetry/dyadic/pseudo_couples.hpp"

#include <gtest/gtest.h>

#include <array>

#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::pseudo_couples_test {
namespace {

using test::Column;
using test::other;
using test::same;
using test::up;

TEST(PseudoCouples, SaysWhyThereAreNone) {
  EXPECT_EQ(pseudo_couples(std::array{MemberValues{up, other}}).similarity.reason,
            MissingReason::number_of_items);
  const PseudoCouples flat = pseudo_couples(std::array{MemberValues{same, same}, MemberValues{same, same}},
                                            {.centring = ProfileCentring::none});
  EXPECT_EQ(flat.similarity.reason, MissingReason::too_few_cases);
  EXPECT_EQ(flat.zero_variance, 6);
}

// Profiles over three items: couple 1 has 1 2 3 and 2 4 6, couple 2 has 3 2 1 and 3 2 1. Partners agree
// exactly; strangers are opposites.
TEST(PseudoCouples, ComparesPartnersWithStrangers) {
  const Column q1_first{1, 3}, q1_second{2, 3}, q2_first{2, 2}, q2_second{4, 2}, q3_first{3, 1},
      q3_second{6, 1};
  const PseudoCouples found =
      pseudo_couples(std::array{MemberValues{q1_first, q1_second}, MemberValues{q2_first, q2_second},
                                MemberValues{q3_first, q3_second}},
                     {.centring = ProfileCentring::none, .permutations = 0, .each_couple = true});
  EXPECT_NEAR(found.similarity.value, 1, 1e-12);
  EXPECT_NEAR(found.baseline.value, -1, 1e-12);
  EXPECT_NEAR(found.difference.value, 2, 1e-12);
  EXPECT_EQ(found.items, 3U);
  EXPECT_FALSE(found.p.exists()) << "no permutations were asked for";
  ASSERT_EQ(found.places.size(), 2U);
  EXPECT_NEAR(found.places[0].baseline, -1, 1e-12);
}

}  // namespace
}  // namespace intimetry::pseudo_couples_test
