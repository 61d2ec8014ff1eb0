#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::models_test {
namespace {

/// Couples with an outcome, two predictors, a covariate and a role contrast.
struct Couples {
  std::vector<double> y1, y2, x1, x2, z1, z2, w, c;

  explicit Couples(std::size_t n, std::uint64_t seed) {
    Random random(seed);
    for (std::size_t i = 0; i < n; ++i) {
      const double shared = random.normal();
      const double residual = random.normal();
      x1.push_back(shared + random.normal());
      x2.push_back(shared + random.normal());
      z1.push_back(random.normal() + 0.3 * x1.back());
      z2.push_back(random.normal() + 0.3 * x2.back());
      w.push_back(random.normal());
      c.push_back(random.below(2) == 0 ? 1 : -1);
      y1.push_back(1 + 0.5 * x1.back() + 0.2 * x2.back() + 0.3 * c.back() + 0.7 * residual + random.normal());
      y2.push_back(1 + 0.5 * x2.back() + 0.2 * x1.back() - 0.3 * c.back() + 0.7 * residual + random.normal());
    }
  }

  /// Returns the same couples with the order of members exchanged in every third.
  [[nodiscard]] Couples renamed() const {
    Couples other = *this;
    for (std::size_t i = 0; i < y1.size(); i += 3) {
      std::swap(other.y1[i], other.y2[i]);
      std::swap(other.x1[i], other.x2[i]);
      std::swap(other.z1[i], other.z2[i]);
      other.c[i] = -other.c[i];
    }
    return other;
  }
  [[nodiscard]] MemberValues y() const { return {y1, y2}; }
  [[nodiscard]] MemberValues x() const { return {x1, x2}; }
  [[nodiscard]] MemberValues z() const { return {z1, z2}; }
  [[nodiscard]] ApimModel model() const { return {y(), {x(), z()}, {w}, {c}}; }
};

void expect_same(const Effect& a, const Effect& b, double tolerance = 1e-10) {
  EXPECT_NEAR(a.value.value, b.value.value, tolerance);
  EXPECT_NEAR(a.se.value, b.se.value, tolerance);
  EXPECT_NEAR(a.df.value, b.df.value, tolerance * 1e3);
}

TEST(ExchangeableModels, DoNotDependOnWhoIsCalledFirst) {
  const Couples couples(40, 1);
  const Couples other = couples.renamed();
  const Apim a = apim(couples.model());
  const Apim b = apim(other.model());
  expect_same(a.intercept, b.intercept);
  for (std::size_t i = 0; i < 2; ++i) {
    expect_same(a.predictors[i].actor, b.predictors[i].actor);
    expect_same(a.predictors[i].partner, b.predictors[i].partner);
  }
  expect_same(a.covariates[0], b.covariates[0]);
  expect_same(a.contrasts[0], b.contrasts[0]);
  EXPECT_NEAR(a.residual_correlation.value, b.residual_correlation.value, 1e-12);

  const Surface s = response_surface({couples.y(), couples.x(), 0.5}).surface;
  const Surface t = response_surface({other.y(), other.x(), 0.5}).surface;
  for (std::size_t i = 0; i < 5; ++i) {
    expect_same(s.a[i], t.a[i]);
    expect_same(s.b[i], t.b[i]);
  }
  const TruthBias j = truth_bias({couples.y(), couples.x()});
  const TruthBias k = truth_bias({other.y(), other.x()});
  expect_same(j.mean_bias, k.mean_bias);
  expect_same(j.truth, k.truth);

  const CoupleGls g = couple_gls({couples.y(), {couples.x(), {couples.z2, couples.z1}}});
  const CoupleGls h = couple_gls({other.y(), {other.x(), {other.z2, other.z1}}});
  expect_same(g.predictors[0], h.predictors[0], 1e-9);
  expect_same(g.predictors[1], h.predictors[1], 1e-9);

  const std::vector<double> reliabilities{0.92, 0.95};
  const CorrectedApim p = corrected_apim(couples.model(), reliabilities, 0.95, {100, 3});
  const CorrectedApim q = corrected_apim(other.model(), reliabilities, 0.95, {100, 3});
  EXPECT_NEAR(p.predictors[0][0].value.value, q.predictors[0][0].value.value, 1e-10);
  EXPECT_NEAR(p.predictors[0][1].interval.low, q.predictors[0][1].interval.low, 1e-10);
  const PartnerRatio first = partner_ratios(couples.model(), 0.95, {100, 3})[0];
  const PartnerRatio second = partner_ratios(other.model(), 0.95, {100, 3})[0];
  EXPECT_NEAR(first.bootstrap.low, second.bootstrap.low, 1e-9);
  EXPECT_NEAR(first.set.high, second.set.high, 1e-9);
}

TEST(ExchangeableModels, AreTheIteratedGlsWherePredictorsMirror) {
  for (std::uint64_t seed = 2; seed < 8; ++seed) {
    const Couples couples(12 + 10 * static_cast<std::size_t>(seed), seed);
    std::vector<double> opposite(couples.c);
    for (double& c : opposite) c = -c;
    const Apim closed = apim(couples.model());
    const CoupleGls iterated = couple_gls({couples.y(),
                                           {couples.x(),
                                            {couples.x2, couples.x1},
                                            couples.z(),
                                            {couples.z2, couples.z1},
                                            {couples.w, couples.w},
                                            {couples.c, opposite}}});
    expect_same(closed.intercept, iterated.intercept, 1e-9);
    expect_same(closed.predictors[0].actor, iterated.predictors[0], 1e-9);
    expect_same(closed.predictors[0].partner, iterated.predictors[1], 1e-9);
    expect_same(closed.predictors[1].actor, iterated.predictors[2], 1e-9);
    expect_same(closed.predictors[1].partner, iterated.predictors[3], 1e-9);
    expect_same(closed.covariates[0], iterated.predictors[4], 1e-9);
    expect_same(closed.contrasts[0], iterated.predictors[5], 1e-9);
    EXPECT_NEAR(closed.residual_correlation.value, iterated.residual_correlation.value, 1e-9);
    EXPECT_NEAR(closed.residual_sd.value, iterated.residual_sd.value, 1e-9);
  }
}

// Every couple twice, once with exchanged members: both roles are then equal by construction.
TEST(RoleModels, WithEqualRolesAreTheExchangeableOnes) {
  const Couples couples(30, 9);
  const auto twice = [](const std::vector<double>& first, const std::vector<double>& second) {
    std::vector<double> both = first;
    both.insert(both.end(), second.begin(), second.end());
    return both;
  };
  const std::vector<double> y1 = twice(couples.y1, couples.y2);
  const std::vector<double> y2 = twice(couples.y2, couples.y1);
  const std::vector<double> x1 = twice(couples.x1, couples.x2);
  const std::vector<double> x2 = twice(couples.x2, couples.x1);
  const Apim one = apim({couples.y(), {couples.x()}, {}, {}});
  const ApimRoles roles = apim_roles({{y1, y2}, {{x1, x2}}, {}});
  for (std::size_t role = 0; role < 2; ++role) {
    EXPECT_NEAR(roles.predictors[0].actor[role].value.value, one.predictors[0].actor.value.value, 1e-12);
    EXPECT_NEAR(roles.predictors[0].partner[role].value.value, one.predictors[0].partner.value.value, 1e-12);
    EXPECT_NEAR(roles.intercept[role].value.value, one.intercept.value.value, 1e-12);
  }
  EXPECT_NEAR(roles.predictors[0].actor_difference.value.value, 0, 1e-12);
  const Surface surface = response_surface({couples.y(), couples.x(), 0}).surface;
  const ResponseSurfaceRoles of_roles = response_surface_roles({{y1, y2}, {x1, x2}, 0});
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(of_roles.surface[0].a[i].value.value, surface.a[i].value.value, 1e-10);
  }
}

TEST(ReliabilityCorrection, OfPerfectMeasuresIsTheModelItself) {
  const Couples couples(35, 10);
  const std::vector<double> perfect{1, 1};
  const Apim model = apim(couples.model());
  const CorrectedApim same = corrected_apim(couples.model(), perfect, 0.95, {100, 1});
  EXPECT_NEAR(same.predictors[1][0].value.value, model.predictors[1].actor.value.value, 1e-11);
  EXPECT_NEAR(same.predictors[1][1].value.value, model.predictors[1].partner.value.value, 1e-11);
  const ApimRolesModel with_roles{couples.y(), {couples.x(), couples.z()}, {couples.w}};
  const CorrectedRoles roles = corrected_apim_roles(with_roles, perfect, 0.95, {100, 1});
  EXPECT_NEAR(roles.predictors[0][1][0].value.value,
              apim_roles(with_roles).predictors[0].actor[1].value.value, 1e-11);
}

TEST(PartnerRatio, BootstrapIsTheModelFittedToEachResample) {
  const Couples couples(40, 11);
  const ApimModel model{couples.y(), {couples.x()}, {}, {}};
  const PartnerRatio ratio = partner_ratios(model, 0.95, {40, 5})[0];
  ASSERT_TRUE(ratio.k.exists());
  std::vector<double> drawn;
  for (std::uint64_t draw = 0; draw < 40; ++draw) {
    Random random(5, draw);
    Couples sample = couples;
    for (std::size_t i = 0; i < 40; ++i) {
      const std::size_t from = static_cast<std::size_t>(random.below(40));
      sample.y1[i] = couples.y1[from];
      sample.y2[i] = couples.y2[from];
      sample.x1[i] = couples.x1[from];
      sample.x2[i] = couples.x2[from];
    }
    const Apim fit = apim({sample.y(), {sample.x()}, {}, {}});
    drawn.push_back(fit.predictors[0].partner.value.value / fit.predictors[0].actor.value.value);
  }
  std::sort(drawn.begin(), drawn.end());
  // Type 7: 0.025 of 39 steps is 0.975 of the first step.
  EXPECT_NEAR(ratio.bootstrap.low, drawn[0] + 0.975 * (drawn[1] - drawn[0]), 1e-10);
  EXPECT_NEAR(ratio.bootstrap.high, drawn[39] - 0.975 * (drawn[39] - drawn[38]), 1e-10);
}

TEST(Models, DoNotDependOnUnits) {
  const Couples couples(25, 12);
  const auto scaled = [](std::vector<double> values, double by, double plus) {
    for (double& value : values) value = value * by + plus;
    return values;
  };
  const std::vector<double> x1 = scaled(couples.x1, 1e-6, 3);
  const std::vector<double> x2 = scaled(couples.x2, 1e-6, 3);
  const Apim plain = apim({couples.y(), {couples.x()}, {}, {}});
  const Apim small = apim({couples.y(), {{x1, x2}}, {}, {}});
  EXPECT_NEAR(small.predictors[0].actor.value.value * 1e-6, plain.predictors[0].actor.value.value, 1e-7);
  EXPECT_NEAR(small.predictors[0].actor.p.value, plain.predictors[0].actor.p.value, 1e-7);
  const FiellerSet one = partner_ratios({couples.y(), {couples.x()}, {}, {}}, 0.95, {10, 1})[0].set;
  const FiellerSet other = partner_ratios({couples.y(), {{x1, x2}}, {}, {}}, 0.95, {10, 1})[0].set;
  EXPECT_EQ(one.shape, other.shape);
  EXPECT_NEAR(one.low, other.low, 1e-6);
}

}  // namespace
}  // namespace intimetry::models_test
