// Error rates and coverage of the models of a sample of couples.
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "intimetry/stats/distributions.hpp"
#include "simulation/expected_rates.hpp"

namespace intimetry::dyadic_models_test {
namespace {

using test::expect_between;
using test::expect_nominal;
using test::Rate;

/// One variable of both members.
struct Both {
  std::vector<double> first;
  std::vector<double> second;
  [[nodiscard]] MemberValues members() const { return {first, second}; }
};

/// Partners correlated by `alike`, of either sign.
Both correlated(Random& random, std::size_t n, double alike) {
  Both both;
  const double rest = std::sqrt(1 - alike * alike);
  for (std::size_t i = 0; i < n; ++i) {
    const double one = random.normal();
    both.first.push_back(one);
    both.second.push_back(alike * one + rest * random.normal());
  }
  return both;
}

/// An outcome with these actor and partner effects.
Both outcome_of(const Both& x, double actor, double partner, Random& random, double alike) {
  Both y = correlated(random, x.first.size(), alike);
  for (std::size_t i = 0; i < x.first.size(); ++i) {
    y.first[i] += actor * x.first[i] + partner * x.second[i];
    y.second[i] += actor * x.second[i] + partner * x.first[i];
  }
  return y;
}

double naive_p(const Effect& effect, double df) {
  return 2 * t_probability(std::abs(effect.t.value), df, Tail::upper);
}

TEST(DyadicModels, ActorAndPartnerEffectsOfFewCouplesNeedSatterthwaitesDf) {
  for (const std::size_t n : {std::size_t{8}, std::size_t{20}, std::size_t{100}}) {
    for (const double alike : {0.5, -0.3}) {
      Rate actor;
      Rate partner;
      Rate naive;
      const auto rows = 2 * static_cast<double>(n);
      for (std::size_t i = 0; i < test::replications(10'000); ++i) {
        Random random(201 + n + (alike > 0 ? 0 : 1), i);
        const Both x = correlated(random, n, alike);
        const Both y = outcome_of(x, 0, 0, random, 0.7);
        const Apim fit = apim({y.members(), {x.members()}, {}, {}});
        actor.count(fit.predictors[0].actor.p.value < 0.05);
        partner.count(fit.predictors[0].partner.p.value < 0.05);
        naive.count(naive_p(fit.predictors[0].actor, rows - 3) < 0.05);
      }
      const std::string of = ", " + std::to_string(n) + " couples, partners' x " + (alike > 0 ? ".5" : "-.3");
      expect_between("actor effect" + of, actor, 0.04, 0.06);
      expect_between("partner effect" + of, partner, 0.04, 0.06);
      test::print_row("actor effect, df 2n - 3" + of, naive);
      EXPECT_GT(naive.happened, actor.happened) << "df of independent rows are too many";
    }
  }
}

TEST(DyadicModels, EffectsOfRolesAndTheirDifferences) {
  Rate actor;
  Rate partner;
  Rate difference;
  for (std::size_t i = 0; i < test::replications(10'000); ++i) {
    Random random(211, i);
    const Both x = correlated(random, 20, 0.4);
    const Both y = outcome_of(x, 0, 0, random, 0.5);
    const ApimRoles fit = apim_roles({y.members(), {x.members()}, {}});
    actor.count(fit.predictors[0].actor[0].p.value < 0.05);
    partner.count(fit.predictors[0].partner[1].p.value < 0.05);
    difference.count(fit.predictors[0].actor_difference.p.value < 0.05);
  }
  expect_nominal("actor effect of one role, 20 couples", actor);
  expect_nominal("partner effect of one role, 20 couples", partner);
  expect_between("difference of actor effects, 20 couples", difference, 0.04, 0.06);
}

TEST(DyadicModels, GlsOfPredictorsThatDoNotMirror) {
  for (const std::size_t n : {std::size_t{20}, std::size_t{60}}) {
    Rate own;
    Rate other;
    for (std::size_t i = 0; i < test::replications(10'000); ++i) {
      Random random(221 + n, i);
      const Both x = correlated(random, n, 0.4);
      const Both z = correlated(random, n, 0);
      const Both y = outcome_of(x, 0, 0, random, 0.6);
      const CoupleGls fit = couple_gls({y.members(), {x.members(), {z.second, z.first}}});
      if (fit.fault.exists()) continue;
      own.count(fit.predictors[0].p.value < 0.05);
      other.count(fit.predictors[1].p.value < 0.05);
    }
    const std::string of = ", " + std::to_string(n) + " couples";
    const double most = n == 20 ? 0.068 : 0.06;
    expect_between("GLS, one's own x" + of, own, 0.04, most);
    expect_between("GLS, the partner's z" + of, other, 0.04, most);
  }
}

TEST(DyadicModels, FiellersSetHoldsTheRatioWhateverItsShape) {
  struct Case {
    const char* what;
    double actor;
    double partner;
  };
  for (const Case& one :
       {Case{"k = .5, strong actor effect", 0.5, 0.25}, Case{"k = .5, weak actor effect", 0.15, 0.075},
        Case{"k = -1, weak actor effect", 0.15, -0.15}}) {
    Rate holds;
    Rate unbounded;
    Rate bootstrap;
    for (std::size_t i = 0; i < test::replications(10'000); ++i) {
      Random random(231, i);
      const Both x = correlated(random, 40, 0.3);
      const Both y = outcome_of(x, one.actor, one.partner, random, 0.4);
      // Resampling takes a hundred times as long as the set, so there are fewer replications.
      const std::size_t draws = i % 50 == 0 ? 500 : 1;
      const PartnerRatio ratio =
          partner_ratios(ApimModel{y.members(), {x.members()}, {}, {}}, 0.95, {draws, i})[0];
      const double k = one.partner / one.actor;
      holds.count(ratio.set.contains(k));
      unbounded.count(ratio.set.shape != FiellerShape::interval);
      if (draws > 1 && ratio.bootstrap.exists()) {
        bootstrap.count(ratio.bootstrap.low <= k && k <= ratio.bootstrap.high);
      }
    }
    const std::string of = std::string(", ") + one.what + ", 40 couples";
    expect_between("Fieller's set holds k" + of, holds, 0.94, 0.96);
    test::print_row("it is no interval" + of, unbounded);
    test::print_row("bootstrap interval holds k, where the actor effect is shown" + of, bootstrap);
  }
}

TEST(DyadicModels, TruthAndBias) {
  Rate bias;
  Rate truth;
  Rate similarity;
  Rate without_couples;
  for (std::size_t i = 0; i < test::replications(10'000); ++i) {
    Random random(241, i);
    const Both truths = correlated(random, 30, 0.4);
    const Both judged = correlated(random, 30, 0.5);
    const TruthBias fit = truth_bias({judged.members(), truths.members()});
    bias.count(fit.mean_bias.p.value < 0.05);
    truth.count(fit.truth.p.value < 0.05);
    similarity.count(fit.similarity.p.value < 0.05);
    // As if the 60 judgements were independent.
    double sum = 0;
    double squares = 0;
    for (std::size_t j = 0; j < 30; ++j) {
      for (const double d : {judged.first[j] - truths.second[j], judged.second[j] - truths.first[j]}) {
        sum += d;
        squares += d * d;
      }
    }
    const double mean = sum / 60;
    const double se = std::sqrt((squares - 60 * mean * mean) / 59 / 60);
    without_couples.count(2 * t_probability(std::abs(mean / se), 59, Tail::upper) < 0.05);
  }
  expect_nominal("mean bias, 30 couples", bias);
  expect_between("truth, 30 couples", truth, 0.04, 0.06);
  expect_between("similarity, 30 couples", similarity, 0.04, 0.06);
  test::print_row("mean bias, rows taken as independent, 30 couples", without_couples);
  EXPECT_GT(without_couples.value(), 0.07) << "partners are no independent cases";
}

TEST(DyadicModels, ResponseSurface) {
  std::vector<Rate> a(5);
  Rate ridge;
  for (std::size_t i = 0; i < test::replications(4'000); ++i) {
    Random random(251, i);
    const Both x = correlated(random, 60, 0.4);
    const Both y = outcome_of(x, 0, 0, random, 0.5);
    const ResponseSurface fit = response_surface({y.members(), x.members(), 0});
    for (std::size_t j = 0; j < 5; ++j) a[j].count(fit.surface.a[j].p.value < 0.05);
    ridge.count(fit.surface.ridge.p.value < 0.05);
  }
  for (std::size_t j = 0; j < 5; ++j) {
    expect_between("response surface a" + std::to_string(j + 1) + ", 60 couples", a[j], 0.035, 0.065);
  }
  expect_between("response surface, a3 and a5 together, 60 couples", ridge, 0.035, 0.065);
}

}  // namespace
}  // namespace intimetry::dyadic_models_test
