#include "intimetry/dyadic/couple_correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::couple_correlation_test {
namespace {

using test::Column;
using test::other;
using test::same;
using test::up;

TEST(CoupleIcc, PartnersAllAlikeAreOneAndHaveNoTest) {
  const CoupleIcc icc = couple_icc({up, up});
  EXPECT_EQ(icc.value.value, 1);
  EXPECT_EQ(icc.p.reason, MissingReason::zero_variance);
  EXPECT_EQ(icc.interval.reason, MissingReason::zero_variance);
}

TEST(CoupleIcc, IsNegativeWherePartnersAreOpposites) {
  const CoupleIcc icc = couple_icc({Column{1, 5, 2}, Column{5, 1, 4}});
  EXPECT_EQ(icc.value.value, -1);
  EXPECT_LT(icc.p.value, 0.01);
}

TEST(CoupleIcc, SaysWhyThereIsNone) {
  EXPECT_EQ(couple_icc({same, same}).value.reason, MissingReason::zero_variance);
  EXPECT_EQ(couple_icc({Column{1}, Column{2}}).value.reason, MissingReason::too_few_cases);
  EXPECT_THROW(couple_icc({up, other}, 1.0), Error);
  EXPECT_THROW(couple_icc({up, Column{1}}), Error);
}

TEST(PartnerCorrelation, SaysWhyThereIsNone) {
  EXPECT_EQ(partner_correlation({up, same}).value.reason, MissingReason::zero_variance);
  EXPECT_EQ(partner_correlation({Column{1}, Column{2}}).value.reason, MissingReason::too_few_cases);
  const PartnerCorrelation three = partner_correlation({Column{1, 2, 3}, Column{1, 3, 2}});
  EXPECT_TRUE(three.p.exists());
  EXPECT_EQ(three.interval.reason, MissingReason::too_few_cases);
  const PartnerCorrelation perfect = partner_correlation({up, up});
  EXPECT_EQ(perfect.value.value, 1);
  EXPECT_EQ(perfect.p.reason, MissingReason::zero_variance);
}

// Couples (1, 3) (4, 4) (5, 7): means 2 4 6 about 4, MSB = 2 * 8/2 = 8; differences 2 0 2, MSW = 8/6.
TEST(CoupleIcc, IsFromTheMeanSquaresBetweenAndWithinCouples) {
  const CoupleIcc icc = couple_icc({Column{1, 4, 5}, Column{3, 4, 7}});
  EXPECT_DOUBLE_EQ(icc.mean_square_between, 8);
  EXPECT_DOUBLE_EQ(icc.mean_square_within, 4.0 / 3);
  EXPECT_DOUBLE_EQ(icc.value.value, (8 - 4.0 / 3) / (8 + 4.0 / 3));
  EXPECT_DOUBLE_EQ(icc.f.value, 6);
  EXPECT_EQ(icc.df1, 2);
  EXPECT_EQ(icc.df2, 3);
}

// Deviations of (1 2 3) and (1 3 2): products 1 + 0 + 0, squares 2 and 2.
TEST(PartnerCorrelation, IsPearsonsR) {
  const PartnerCorrelation found = partner_correlation({Column{1, 2, 3}, Column{1, 3, 2}});
  EXPECT_DOUBLE_EQ(found.value.value, 0.5);
  EXPECT_DOUBLE_EQ(found.t.value, 0.5 / std::sqrt(0.75));
  EXPECT_EQ(found.df, 1);
}

}  // namespace
}  // namespace intimetry::couple_correlation_test
