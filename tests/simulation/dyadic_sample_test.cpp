// Error rates of the tests of a sample of couples, under the null hypothesis.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"
#include "simulation/expected_rates.hpp"

namespace intimetry::dyadic_sample_test {
namespace {

using test::expect_between;
using test::expect_nominal;
using test::Rate;

struct Couples {
  std::vector<std::vector<double>> first;
  std::vector<std::vector<double>> second;

  [[nodiscard]] std::vector<MemberValues> variables() const {
    std::vector<MemberValues> all;
    for (std::size_t v = 0; v < first.size(); ++v) all.push_back({first[v], second[v]});
    return all;
  }
};

/// Independent variables; `alike` is the correlation of partners.
Couples couples(Random& random, std::size_t n, std::size_t variables, double alike) {
  Couples sample;
  for (std::size_t v = 0; v < variables; ++v) {
    auto& first = sample.first.emplace_back();
    auto& second = sample.second.emplace_back();
    for (std::size_t i = 0; i < n; ++i) {
      const double couple = std::sqrt(alike) * random.normal();
      first.push_back(couple + std::sqrt(1 - alike) * random.normal());
      second.push_back(couple + std::sqrt(1 - alike) * random.normal());
    }
  }
  return sample;
}

TEST(DyadicTypeOne, CorrelationsOfPartners) {
  Rate icc;
  Rate partner;
  for (std::size_t i = 0; i < test::replications(10'000); ++i) {
    Random random(101, i);
    const Couples sample = couples(random, 20, 1, 0);
    icc.count(couple_icc(sample.variables()[0]).p.value < 0.05);
    partner.count(partner_correlation(sample.variables()[0]).p.value < 0.05);
  }
  expect_nominal("exchangeable ICC, 20 couples", icc);
  expect_nominal("partner r, 20 couples", partner);
}

TEST(DyadicTypeOne, PairwiseCorrelations) {
  for (const std::size_t n : {40U, 200U}) {
    Rate overall;
    Rate cross;
    Rate individual;
    for (std::size_t i = 0; i < test::replications(10'000); ++i) {
      Random random(102 + n, i);
      const Couples sample = couples(random, n, 2, 0.4);
      const PairwiseCorrelations pair = pairwise_correlations(sample.variables()[0], sample.variables()[1]);
      overall.count(pair.overall.p.value < 0.05);
      cross.count(pair.cross.p.value < 0.05);
      individual.count(pair.individual_p.value < 0.05);
    }
    const std::string of = ", " + std::to_string(n) + " couples";
    expect_between("overall r_xy" + of, overall, 0.04, 0.065);
    expect_between("cross r_xy'" + of, cross, 0.04, 0.065);
    expect_nominal("individual level r_i" + of, individual);
  }
}

TEST(DyadicTypeOne, CommonFate) {
  Rate free;
  Rate normal;
  for (std::size_t i = 0; i < test::replications(10'000); ++i) {
    Random random(104, i);
    const Couples sample = couples(random, 100, 2, 0.5);
    const CommonFate fate = common_fate(sample.variables()[0], sample.variables()[1], {.resamples = 0});
    free.count(fate.p.value < 0.05);
    normal.count(std::abs(fate.slope.value / fate.normal_se.value) > 1.959964);
  }
  expect_between("common fate slope, distribution-free SE, 100 couples", free, 0.04, 0.07);
  expect_between("common fate slope, normal SE, 100 couples", normal, 0.03, 0.07);
}

TEST(DyadicTypeOne, PseudoCouplesAndTheirPIsUniform) {
  for (const Members members : {Members::distinguishable, Members::exchangeable}) {
    Rate rate;
    std::vector<std::size_t> tenths(10);
    for (std::size_t i = 0; i < test::replications(10'000); ++i) {
      Random random(105, i);
      const Couples sample = couples(random, 20, 6, 0);
      PseudoCoupleOptions options{.members = members, .permutations = 99, .seed = 1000 + i};
      const double p = pseudo_couples(sample.variables(), options).p.value;
      rate.count(p <= 0.05 + 1e-12);
      ++tenths[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10 - 1e-9))];
    }
    expect_nominal(members == Members::distinguishable ? "pseudo-couples, roles, 20 couples x 6 items"
                                                       : "pseudo-couples, no roles, 20 couples x 6 items",
                   rate);
    const double each = static_cast<double>(rate.of) / 10;
    double chi_square = 0;
    for (const std::size_t count : tenths)
      chi_square += std::pow(static_cast<double>(count) - each, 2) / each;
    EXPECT_LT(chi_square, 33.7);  // 9 degrees of freedom, p = .0001
  }
}

TEST(DyadicTypeOne, Distinguishability) {
  Rate swap;
  Rate chi_square;
  for (std::size_t i = 0; i < test::replications(10'000); ++i) {
    Random random(106, i);
    const Couples sample = couples(random, 20, 2, 0.4);
    const Distinguishability found = distinguishability(sample.variables(), {.swaps = 99, .seed = 1000 + i});
    swap.count(found.swap_p.value <= 0.05 + 1e-12);
    chi_square.count(found.p.value < 0.05);
  }
  expect_nominal("distinguishability by swaps, 2 variables, 20 couples", swap);
  expect_between("distinguishability by chi-square, 2 variables, 20 couples", chi_square, 0.08, 0.2);
}

/// 14 items with one trait per person; `likert` cuts them into five options, with most answers at one end.
Couples items_of_one_trait(Random& random, bool likert) {
  const std::vector<double> steps{0.8, 1.3, 1.8, 2.2};
  Couples sample;
  sample.first.assign(14, std::vector<double>(114));
  sample.second = sample.first;
  for (std::size_t i = 0; i < 114; ++i) {
    const double couple = random.normal();
    for (auto* member : {&sample.first, &sample.second}) {
      const double trait = std::sqrt(0.4) * couple + std::sqrt(0.6) * random.normal();
      for (auto& item : *member) {
        const double answer = std::sqrt(0.5) * trait + std::sqrt(0.5) * random.normal();
        item[i] = answer;
        if (!likert) continue;
        item[i] = 1;
        for (const double step : steps) item[i] += answer > step ? 1 : 0;
      }
    }
  }
  return sample;
}

TEST(DyadicTypeOne, ChiSquareOfFourteenItemsFailsAndSwapsDoNot) {
  for (const bool likert : {false, true}) {
    Rate chi_square;
    Rate swap;
    for (std::size_t i = 0; i < test::replications(400); ++i) {
      Random random(107, i);
      const Couples sample = items_of_one_trait(random, likert);
      const Distinguishability found =
          distinguishability(sample.variables(), {.swaps = 99, .seed = 1000 + i});
      if (!found.chi_square.exists()) continue;
      chi_square.count(found.p.value < 0.05);
      swap.count(found.swap_p.value <= 0.05 + 1e-12);
    }
    const std::string of = likert ? ", skewed five-option answers" : ", normal";
    expect_between("chi-square, 14 items, 114 couples" + of, chi_square, likert ? 0.8 : 0.35, 1);
    expect_nominal("swaps, 14 items, 114 couples" + of, swap);
  }
}

}  // namespace
}  // namespace intimetry::dyadic_sample_test
