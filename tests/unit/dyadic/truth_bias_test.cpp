#include "intimetry/dyadic/truth_bias.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::truth_bias_test {
namespace {

using test::x1;
using test::x2;
using test::y1;
using test::y2;

// The trap: with centred variables the intercept is b0, but its standard error is not.
TEST(TruthBias, TestsB0ByThePairedTAndNotByTheInterceptsError) {
  const TruthBias result = truth_bias({{y1, y2}, {x1, x2}});
  std::vector<double> means;
  double mean = 0;
  for (std::size_t i = 0; i < y1.size(); ++i) {
    means.push_back((y1[i] - x2[i] + y2[i] - x1[i]) / 2);
    mean += means.back() / 8;
  }
  double squares = 0;
  for (const double value : means) squares += (value - mean) * (value - mean);
  EXPECT_NEAR(result.mean_bias.value.value, mean, 1e-15);
  EXPECT_NEAR(result.mean_bias.se.value, std::sqrt(squares / 7 / 8), 1e-15);
  EXPECT_EQ(result.mean_bias.df.value, 7);
  std::vector<double> centred1(x1);
  std::vector<double> centred2(x2);
  for (std::size_t i = 0; i < x1.size(); ++i) {
    centred1[i] -= 50.0 / 16;
    centred2[i] -= 50.0 / 16;
  }
  const Apim regression = apim({{y1, y2}, {{centred1, centred2}}, {}, {}});
  EXPECT_NEAR(regression.intercept.value.value - 50.0 / 16, mean, 1e-14);
  EXPECT_GT(std::abs(regression.intercept.se.value / result.mean_bias.se.value - 1), 0.01);
}

TEST(TruthBias, IsTheModelOfJudgementsOnOwnAnswers) {
  const TruthBias result = truth_bias({{y1, y2}, {x1, x2}});
  const ActorPartner effects = apim({{y1, y2}, {{x1, x2}}, {}, {}}).predictors[0];
  EXPECT_EQ(result.similarity.value.value, effects.actor.value.value);
  EXPECT_EQ(result.truth.value.value, effects.partner.value.value);
  EXPECT_EQ(result.n, 8);
}

// The first's judgements y1 are of x2: differences 0 1 -2 3 -1 3 1 -1, mean .5; the second's of x1:
// 2 0 2 -1 3 -2 1 2, mean 7/8.
TEST(TruthBias, OfRolesHasABiasForEach) {
  const TruthBiasRoles result = truth_bias_roles({{y1, y2}, {x1, x2}});
  EXPECT_NEAR(result.mean_bias[0].value.value, 0.5, 1e-15);
  EXPECT_NEAR(result.mean_bias[1].value.value, 0.875, 1e-15);
  EXPECT_NEAR(result.mean_bias[0].se.value, std::sqrt((26 - 8 * 0.25) / 7 / 8), 1e-15);
  EXPECT_EQ(result.mean_bias[0].df.value, 7);
  EXPECT_NEAR(result.mean_bias_difference.value.value, -0.375, 1e-15);
  const ApimRoles roles = apim_roles({{y1, y2}, {{x1, x2}}, {}});
  EXPECT_EQ(result.truth[1].value.value, roles.predictors[0].partner[1].value.value);
  EXPECT_EQ(result.similarity[1].value.value, roles.predictors[0].actor[1].value.value);
}

TEST(TruthBias, OfTooFewCouplesSaysSo) {
  const std::vector<double> two{1, 2};
  const TruthBias result = truth_bias({{two, two}, {two, two}});
  EXPECT_EQ(result.fault.reason, MissingReason::too_few_cases);
  EXPECT_TRUE(result.mean_bias.value.exists());
  EXPECT_THROW(truth_bias({{y1, y2}, {x1, std::span(x2).first(7)}}), Error);
}

}  // namespace
}  // namespace intimetry::truth_bias_test
