#include "intimetry/data/couple_norm.hpp"

#include <gtest/gtest.h>

namespace intimetry::couple_norm_test {
namespace {

CoupleNorm by_roles() {
  CoupleNorm norm;
  norm.group = "clinic";
  norm.roles = CoupleRoles{"wife", "husband"};
  CoupleScaleNorm scale;
  scale.scale = "closeness";
  scale.mean_first = 30;
  scale.mean_second = 27;
  scale.sd_first = 4;
  scale.sd_second = 5;
  scale.mean_difference = 3;
  scale.error = CoupleError{1.5, 2, 0.25, 2.4, 140};
  norm.scales = {scale};
  norm.moments = CoupleMoments{{"closeness"}, 140, {30, 27}, {16, 7, 7, 25}};
  return norm;
}

CoupleNorm exchangeable() {
  CoupleNorm norm;
  norm.group = "clinic";
  return norm;
}

TEST(CoupleNorm, IsGivenInTheCallersOrder) {
  NormFile file;
  file.couples = {by_roles()};
  const auto same = find_couple_norm(file, "clinic", Perspective::now, "wife", "husband");
  ASSERT_TRUE(same);
  EXPECT_EQ(*same, by_roles());
  const auto other = find_couple_norm(file, "clinic", Perspective::now, "husband", "wife");
  ASSERT_TRUE(other);
  EXPECT_EQ(other->roles, (CoupleRoles{"husband", "wife"}));
  const CoupleScaleNorm& scale = *find_scale(*other, "closeness");
  EXPECT_EQ(scale.mean_first, 27);
  EXPECT_EQ(scale.sd_second, 4);
  EXPECT_EQ(scale.mean_difference, -3);
  EXPECT_EQ(scale.error->sem_first, 2);
  EXPECT_EQ(scale.error->covariance, 0.25);
  EXPECT_EQ(other->moments->mean, (std::vector<double>{27, 30}));
  EXPECT_EQ(other->moments->covariance, (std::vector<double>{25, 7, 7, 16}));
  EXPECT_EQ(swapped(*other), by_roles());
}

TEST(CoupleNorm, SwappingKeepsTheScalesInTheirOrder) {
  CoupleNorm norm;
  norm.moments = CoupleMoments{{"x", "y"},
                               9,
                               {1, 2, 3, 4},
                               {11, 12, 13, 14,  //
                                12, 22, 23, 24,  //
                                13, 23, 33, 34,  //
                                14, 24, 34, 44}};
  const CoupleMoments moments = *swapped(norm).moments;
  EXPECT_EQ(moments.mean, (std::vector<double>{3, 4, 1, 2}));
  EXPECT_EQ(moments.covariance, (std::vector<double>{33, 34, 13, 23,  //
                                                     34, 44, 14, 24,  //
                                                     13, 14, 11, 12,  //
                                                     23, 24, 12, 22}));
}

TEST(CoupleNorm, NoCoupleIsComparedWithOtherRoles) {
  NormFile file;
  file.couples = {by_roles(), exchangeable()};
  EXPECT_FALSE(find_couple_norm(file, "clinic", Perspective::now, "wife", "wife"));
  EXPECT_FALSE(find_couple_norm(file, "clinic", Perspective::now, "wife", std::nullopt));
  EXPECT_FALSE(find_couple_norm(file, "clinic", Perspective::ideal, "wife", "husband"));
  EXPECT_FALSE(find_couple_norm(file, "community", Perspective::now));
  EXPECT_EQ(find_couple_norm(file, "clinic", Perspective::now), exchangeable());
  file.couples = {exchangeable()};
  EXPECT_EQ(find_couple_norm(file, "clinic", Perspective::now, "wife", "wife"), exchangeable());
}

TEST(CoupleNorm, ErrorCovarianceLiesOnTheDiagonalsOfTheBlocks) {
  CoupleNorm norm = by_roles();
  CoupleScaleNorm second;
  second.scale = "trust";
  second.error = CoupleError{3, 1, -0.5, 3.3, 140};
  norm.scales.push_back(second);
  norm.moments = CoupleMoments{{"closeness", "trust"}, 140, std::vector<double>(4), std::vector<double>(16)};
  EXPECT_EQ(*error_covariance(norm), (std::vector<double>{2.25, 0, 0.25, 0,  //
                                                          0, 9, 0, -0.5,     //
                                                          0.25, 0, 4, 0,     //
                                                          0, -0.5, 0, 1}));
}

TEST(CoupleNorm, OneErrorUnknownLeavesNoErrorCovariance) {
  CoupleNorm norm = by_roles();
  norm.scales[0].error.reset();
  EXPECT_FALSE(error_covariance(norm));
  EXPECT_FALSE(error_covariance(exchangeable()));
}

}  // namespace
}  // namespace intimetry::couple_norm_test
