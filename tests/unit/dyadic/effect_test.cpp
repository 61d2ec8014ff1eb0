#include "intimetry/dyadic/effect.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "intimetry/stats/distributions.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::effect_test {
namespace {

using test::expect_untested;
using test::RoundedLine;

TEST(PerfectFit, RoundingIsNotTested) {
  for (const double scale : {1e-6, .1, 1.0, 1e6}) {
    for (const double offset : {0.0, 3.1, 1e6}) {
      if (offset > 1e6 * scale) continue;  // x itself would be little more than rounding
      SCOPED_TRACE(testing::Message() << "x times " << scale << " and " << offset);
      const RoundedLine d(scale, offset);
      const ActorPartner one = apim({{d.y1, d.y2}, {{d.x1, d.x2}}, {}, {}}).predictors[0];
      expect_untested(one.actor, 2, 1e-8);
      expect_untested(one.partner, 0, 1e-8);
      expect_untested(one.difference, 2, 1e-8);
      const ApimRoles roles = apim_roles({{d.y1, d.y2}, {{d.x1, d.x2}}, {}});
      expect_untested(roles.predictors[0].partner[1], 0, 1e-8);
      expect_untested(roles.predictors[0].actor_difference, 0, 1e-8);
      EXPECT_EQ(roles.residual_correlation.reason, MissingReason::zero_variance);
      expect_untested(response_surface({{d.y1, d.y2}, {d.x1, d.x2}, offset}).surface.a[2], 2, 1e-8);
      expect_untested(truth_bias({{d.x2, d.x1}, {d.x1, d.x2}}).mean_bias, 0, 0);
    }
  }
}

TEST(PerfectFit, AConstantOutcomeHasNoEffects) {
  const std::vector<double> tenth(8, .1);
  const RoundedLine d(1, 0);
  expect_untested(apim({{tenth, tenth}, {{d.x1, d.x2}}, {}, {}}).predictors[0].actor, 0, 0);
  const ApimRoles roles = apim_roles({{tenth, tenth}, {{d.x1, d.x2}}, {}});
  expect_untested(roles.predictors[0].actor[0], 0, 0);
  EXPECT_EQ(roles.r_squared[0].reason, MissingReason::zero_variance);
}

TEST(PerfectFit, ABiasThatAllShareIsNotTested) {
  RoundedLine d(1, 0);
  std::vector<double> judged1(d.x2), judged2(d.x1);
  for (double& value : judged1) value += .1;
  for (double& value : judged2) value += .1;
  expect_untested(truth_bias({{judged1, judged2}, {d.x1, d.x2}}).mean_bias, .1, 1e-15);
  expect_untested(truth_bias_roles({{judged1, judged2}, {d.x1, d.x2}}).mean_bias_difference, 0, 1e-15);
}

TEST(PerfectFit, SmallErrorIsNoRounding) {
  RoundedLine d(1, 0);
  for (std::size_t i = 0; i < d.y1.size(); ++i) d.y1[i] += 1e-9 * (i % 3 == 0 ? 1 : -1);
  EXPECT_TRUE(apim({{d.y1, d.y2}, {{d.x1, d.x2}}, {}, {}}).predictors[0].actor.p.exists());
  EXPECT_TRUE(apim_roles({{d.y1, d.y2}, {{d.x1, d.x2}}, {}}).predictors[0].actor[0].p.exists());
}

TEST(Effect, IsTestedByT) {
  const Effect effect = t_effect(3, 1.5, 7, 0.95);
  EXPECT_EQ(effect.t.value, 2);
  EXPECT_EQ(effect.df.value, 7);
  EXPECT_NEAR(effect.p.value, 2 * t_probability(2, 7, Tail::upper), 1e-15);
  EXPECT_NEAR(effect.interval.low, 3 - 1.5 * 2.3646242515927849, 1e-12);  // R: qt(.975, 7)
  EXPECT_NEAR(effect.interval.high, 3 + 1.5 * 2.3646242515927849, 1e-12);
}

TEST(Effect, WithoutErrorHasAnIntervalOfNoWidthAndNoTest) {
  const Effect effect = t_effect(3, 0, 7, 0.95);
  expect_untested(effect, 3, 0);
  EXPECT_EQ(effect.interval.low, 3);
  EXPECT_EQ(effect.interval.high, 3);
}

TEST(Effect, RefusesDegreesOfFreedomThatAreNone) {
  EXPECT_THROW(t_effect(3, 1, 0, 0.95), Error);
  EXPECT_THROW(t_effect(3, 1, -1, 0.95), Error);
}

TEST(Effect, ThatIsMissingSaysWhyInEveryPart) {
  const Effect effect = missing_effect(MissingReason::collinear);
  for (const Statistic& part : {effect.value, effect.se, effect.df, effect.t, effect.p})
    EXPECT_EQ(part.reason, MissingReason::collinear);
  EXPECT_EQ(effect.interval.reason, MissingReason::collinear);
  EXPECT_FALSE(ModelFault().exists());
  EXPECT_TRUE((ModelFault{MissingReason::collinear, 1}).exists());
}

}  // namespace
}  // namespace intimetry::effect_test
