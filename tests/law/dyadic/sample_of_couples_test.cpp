// Properties that hold for any numbers.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"
#include "intimetry/stats/icc.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::sample_of_couples_test {
namespace {

struct Couples {
  std::vector<std::vector<double>> first;
  std::vector<std::vector<double>> second;

  [[nodiscard]] std::vector<MemberValues> variables() const {
    std::vector<MemberValues> all;
    for (std::size_t v = 0; v < first.size(); ++v) all.push_back({first[v], second[v]});
    return all;
  }
};

Couples random_couples(std::uint64_t seed, std::size_t n, std::size_t variables) {
  Random random(seed);
  Couples couples;
  for (std::size_t v = 0; v < variables; ++v) {
    auto& first = couples.first.emplace_back();
    auto& second = couples.second.emplace_back();
    for (std::size_t i = 0; i < n; ++i) {
      const double couple = random.normal();
      first.push_back(couple + random.normal() + (v > 0 ? couples.first[0][i] / 2 : 0));
      second.push_back(couple + random.normal() + (v > 0 ? couples.second[0][i] / 2 : 0));
    }
  }
  return couples;
}

/// Exchanges the members of some couples, for all variables.
Couples renamed(Couples couples, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t i = 0; i < couples.first[0].size(); ++i) {
    if (random.below(2) == 0) continue;
    for (std::size_t v = 0; v < couples.first.size(); ++v)
      std::swap(couples.first[v][i], couples.second[v][i]);
  }
  return couples;
}

TEST(ExchangeableMembers, NothingChangesWithWhoIsCalledFirst) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Couples one = random_couples(seed, 10 + seed, 4);
    const Couples other = renamed(one, seed);
    const std::vector<MemberValues> x = one.variables();
    const std::vector<MemberValues> y = other.variables();
    EXPECT_EQ(couple_icc(x[0]).value.value, couple_icc(y[0]).value.value);
    EXPECT_EQ(couple_icc(x[0]).p.value, couple_icc(y[0]).p.value);
    const PairwiseCorrelations p = pairwise_correlations(x[0], x[1]);
    const PairwiseCorrelations q = pairwise_correlations(y[0], y[1]);
    EXPECT_EQ(p.overall.p.value, q.overall.p.value);
    EXPECT_EQ(p.cross.p.value, q.cross.p.value);
    EXPECT_EQ(p.individual_p.value, q.individual_p.value);
    EXPECT_EQ(p.dyad.exists(), q.dyad.exists());
    if (p.dyad.exists()) {
      EXPECT_EQ(p.dyad.value, q.dyad.value);
    }
    const CommonFate f = common_fate(x[0], x[1], {.resamples = 50});
    const CommonFate g = common_fate(y[0], y[1], {.resamples = 50});
    if (f.slope.exists()) {
      EXPECT_EQ(f.slope.value, g.slope.value);
      EXPECT_EQ(f.se.value, g.se.value);
    }
    PseudoCoupleOptions options{.members = Members::exchangeable, .permutations = 99, .each_couple = true};
    const PseudoCouples a = pseudo_couples(x, options);
    const PseudoCouples b = pseudo_couples(y, options);
    EXPECT_EQ(a.similarity.value, b.similarity.value);
    EXPECT_EQ(a.baseline.value, b.baseline.value);
    EXPECT_EQ(a.p.value, b.p.value);
    EXPECT_EQ(a.places[3].percentile, b.places[3].percentile);
  }
}

TEST(ExchangeableMembers, RolesDoChangeWhatIsAboutRoles) {
  const Couples one = random_couples(5, 30, 2);
  const Couples other = renamed(one, 5);
  EXPECT_NE(distinguishability(one.variables(), {.swaps = 0}).chi_square.value,
            distinguishability(other.variables(), {.swaps = 0}).chi_square.value);
  EXPECT_NE(partner_correlation(one.variables()[0]).value.value,
            partner_correlation(other.variables()[0]).value.value);
}

TEST(CoupleIcc, IsTheOneWayFormOfTwoJudges) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Couples couples = random_couples(seed, 25, 1);
    std::vector<double> rows;
    for (std::size_t i = 0; i < 25; ++i) rows.insert(rows.end(), {couples.first[0][i], couples.second[0][i]});
    const IccForm form = intraclass_correlation(rows, 2).forms[0];
    const CoupleIcc icc = couple_icc(couples.variables()[0]);
    EXPECT_NEAR(icc.value.value, form.value.value, 1e-12);
    EXPECT_NEAR(icc.interval.low, form.interval.low, 1e-10);
    EXPECT_NEAR(icc.interval.high, form.interval.high, 1e-10);
  }
}

// The interval excludes zero exactly if the two-sided test rejects.
TEST(CoupleIcc, IntervalAndTestSayTheSame) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Couples couples = random_couples(seed, 12, 1);
    const CoupleIcc found = couple_icc(couples.variables()[0]);
    EXPECT_EQ(found.p.value<0.05, found.interval.low> 0 || found.interval.high < 0) << seed;
  }
}

TEST(Distinguishability, SwappingAllCouplesChangesNothing) {
  const Couples couples = random_couples(3, 40, 3);
  const Couples turned{couples.second, couples.first};
  EXPECT_NEAR(distinguishability(couples.variables(), {.swaps = 0}).chi_square.value,
              distinguishability(turned.variables(), {.swaps = 0}).chi_square.value, 1e-9);
}

TEST(Distinguishability, DoesNotChangeWithUnitsOrWithSumsOfVariables) {
  const Couples couples = random_couples(4, 40, 2);
  Couples mixed = couples;
  for (auto* member : {&mixed.first, &mixed.second}) {
    for (std::size_t i = 0; i < 40; ++i) {
      (*member)[0][i] = 1000 * (*member)[0][i] + 5;
      (*member)[1][i] += (*member)[0][i] / 500;
    }
  }
  EXPECT_NEAR(distinguishability(couples.variables(), {.swaps = 0}).chi_square.value,
              distinguishability(mixed.variables(), {.swaps = 0}).chi_square.value, 1e-7);
}

TEST(RandomProcedures, DoNotChangeWithTheNumberOfThreads) {
  const Couples couples = random_couples(6, 70, 5);
  const std::vector<MemberValues> items = couples.variables();
  for (const Members members : {Members::distinguishable, Members::exchangeable}) {
    const PseudoCouples one = pseudo_couples(items, {.members = members, .permutations = 777, .threads = 1});
    const PseudoCouples four = pseudo_couples(items, {.members = members, .permutations = 777, .threads = 4});
    EXPECT_EQ(one.p.value, four.p.value);
    EXPECT_EQ(one.permuted_sd.value, four.permuted_sd.value);
  }
  EXPECT_EQ(distinguishability(items, {.swaps = 777, .threads = 1}).swap_p.value,
            distinguishability(items, {.swaps = 777, .threads = 4}).swap_p.value);
  EXPECT_EQ(common_fate(items[0], items[1], {.resamples = 333, .threads = 1}).bootstrap_se.value,
            common_fate(items[0], items[1], {.resamples = 333, .threads = 4}).bootstrap_se.value);
}

}  // namespace
}  // namespace intimetry::sample_of_couples_test
