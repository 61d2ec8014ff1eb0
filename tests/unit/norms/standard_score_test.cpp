#include "intimetry/norms/standard_score.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

namespace intimetry::standard_score_test {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();

ScoreNorm linear_norm() {
  ScoreNorm norm;
  norm.mean = 20;
  norm.sd = 4;
  return norm;
}

ScoreNorm normalised_norm() {
  ScoreNorm norm = linear_norm();
  norm.normalisation = Normalisation::rankit;
  norm.table = {{10, 20, 4.0, -0.8}, {20, 60, 5.0, 0.3}, {30, 90, {}, 1.3}};
  return norm;
}

TEST(StandardScore, TIsLinearUnlessTheNormIsNormalised) {
  const StandardScore linear = standard_score(linear_norm(), 26);
  EXPECT_FALSE(linear.normalised);
  EXPECT_EQ(linear.z.value, 1.5);
  EXPECT_EQ(linear.t.value, 65);
  const StandardScore normalised = standard_score(normalised_norm(), 20);
  EXPECT_TRUE(normalised.normalised);
  EXPECT_EQ(normalised.z.value, 0.3);
  EXPECT_EQ(normalised.t.value, 53);
}

TEST(StandardScore, PercentileFromMeanAndSdSaysThatItIsNormal) {
  const StandardScore score = standard_score(linear_norm(), 20);
  EXPECT_EQ(score.percentile.value, 50);
  EXPECT_EQ(score.percentile_from, PercentileOrigin::normal);
  EXPECT_EQ(score.percentile_error.reason, MissingReason::error_unknown);
  ScoreNorm with_table = linear_norm();
  with_table.table = {{10, 20, 4.0, {}}, {20, 60, 5.0, {}}};
  EXPECT_EQ(standard_score(with_table, 20).percentile.value, 60);
  EXPECT_EQ(standard_score(with_table, 20).percentile_from, PercentileOrigin::table);
  EXPECT_EQ(standard_score(with_table, 20).z.value, 0);
}

TEST(StandardScore, BetweenTabledScoresItIsInterpolated) {
  const StandardScore score = standard_score(normalised_norm(), 12.5);
  EXPECT_DOUBLE_EQ(score.percentile.value, 30);
  EXPECT_DOUBLE_EQ(score.percentile_error.value, 4.25);
  EXPECT_DOUBLE_EQ(score.z.value, -0.525);
  EXPECT_EQ(standard_score(normalised_norm(), 25).percentile_error.reason, MissingReason::error_unknown);
}

TEST(StandardScore, OffTheTableNothingIsPutAtItsEnd) {
  for (const double raw : {9.0, 31.0}) {
    const StandardScore score = standard_score(normalised_norm(), raw);
    EXPECT_EQ(score.percentile.reason, MissingReason::beyond_norms);
    EXPECT_EQ(score.z.reason, MissingReason::beyond_norms);
    EXPECT_EQ(score.t.reason, MissingReason::beyond_norms);
    EXPECT_EQ(score.stanine.reason, MissingReason::beyond_norms);
    EXPECT_TRUE(score.flags.has(Flag::beyond_norms));
  }
  ScoreNorm with_both = linear_norm();
  with_both.table = {{10, 20, {}, {}}, {20, 60, {}, {}}};
  const StandardScore score = standard_score(with_both, 24);
  EXPECT_EQ(score.z.value, 1);
  EXPECT_EQ(score.percentile.reason, MissingReason::beyond_norms);
  EXPECT_TRUE(score.flags.has(Flag::beyond_norms));
}

TEST(StandardScore, APercentileOf100HasNoZ) {
  ScoreNorm norm;
  norm.table = {{0, 0, {}, {}}, {5, 50, {}, {}}, {10, 100, {}, {}}};
  EXPECT_EQ(standard_score(norm, 5).t.value, 50);
  const StandardScore top = standard_score(norm, 10);
  EXPECT_EQ(top.percentile.value, 100);
  EXPECT_EQ(top.z.reason, MissingReason::beyond_norms);
  EXPECT_TRUE(top.flags.has(Flag::beyond_norms));
}

TEST(StandardScore, StaninesGoUpAtABoundaryAndDoNotRoundHalfToEven) {
  // Rounding 2z + 5 half to even, as R's round does, puts z = -.25 in band 4 and z = .75 in band 6.
  EXPECT_EQ(stanine_of_z(-0.25), 5);
  EXPECT_EQ(stanine_of_z(0.25), 6);
  EXPECT_EQ(stanine_of_z(0.75), 7);
  EXPECT_EQ(stanine_of_z(0.2499), 5);
  EXPECT_EQ(stanine_of_z(-9), 1);
  EXPECT_EQ(stanine_of_z(9), 9);
  EXPECT_EQ(sten_of_z(0), 6);
  EXPECT_EQ(sten_of_z(-0.0001), 5);
  EXPECT_EQ(sten_of_z(-9), 1);
  EXPECT_EQ(sten_of_z(9), 10);
}

TEST(StandardScore, WithoutNormOrScoreNothingIsMadeUp) {
  const StandardScore without = standard_score(std::optional<ScoreNorm>(), 20);
  EXPECT_EQ(without.z.reason, MissingReason::no_norms);
  EXPECT_EQ(without.percentile.reason, MissingReason::no_norms);
  EXPECT_TRUE(without.flags.has(Flag::no_norms));
  EXPECT_EQ(without.percentile_from, PercentileOrigin::none);
  const StandardScore missing = standard_score(std::optional<ScoreNorm>(linear_norm()), nan);
  EXPECT_EQ(missing.t.reason, MissingReason::not_answered);
  EXPECT_TRUE(missing.flags.none());
  EXPECT_EQ(standard_score(std::optional<ScoreNorm>(), nan).t.reason, MissingReason::not_answered);
}

}  // namespace
}  // namespace intimetry::standard_score_test
