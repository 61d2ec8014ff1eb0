#include "intimetry/stats/item_error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "intimetry/stats/difference_error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "simulation/simulation.hpp"

namespace intimetry::item_error_test {
namespace {

// Five options, 0 to 4, cut from a continuous answer at -1.5, -.5, .5 and 1.5: s (trait + item + noise),
// trait and noise standard normal, items from -.75 to .75 in equal steps. With a larger s more answers are at
// the end of the scale: at a trait of two SD about two in three are the last option.
struct Answering {
  double s = .85;

  [[nodiscard]] double answer(double trait, double item, Random& random) const {
    return std::clamp(std::floor(s * (trait + item + random.normal()) + 2.5), 0.0, 4.0);
  }
};

constexpr std::array levels{-2.0, -1.0, 0.0, 1.0, 2.0};

/// Traits range from -2 to 2.
int place(double trait) { return static_cast<int>(trait) + 2; }

double item_of(std::size_t i, std::size_t k) {
  return -.75 + 1.5 * static_cast<double>(i) / static_cast<double>(k - 1);
}

/// The error of a difference if one SEM is used for all couples: from 20,000 couples of all levels.
double constant_error(std::size_t k, const Answering& answering) {
  Random random(default_seed, 1000 + k);
  Comoments comoments(2 * k);
  std::vector<double> row(2 * k);
  for (std::size_t couple = 0; couple < 20'000; ++couple) {
    for (std::size_t administration = 0; administration < 2; ++administration) {
      const double trait = random.normal();
      for (std::size_t i = 0; i < k; ++i)
        row[administration * k + i] = answering.answer(trait, item_of(i, k), random);
    }
    comoments.add(row);
  }
  return difference_error(comoments.covariances(Cases::listwise)).independent.value;
}

/// How often each test finds a difference between partners with these traits.
struct Found {
  test::Rate paired_t;
  test::Rate constant_z;
  test::Rate zero_variance;
};

Found find_differences(std::size_t k, double trait_a, double trait_b, const Answering& answering,
                       std::size_t couples, std::uint64_t stream) {
  Random random(default_seed, stream);
  const double z_error = constant_error(k, answering);
  const double t = t_quantile(.025, static_cast<double>(k - 1), Tail::upper);
  std::vector<double> differences(k);
  Found found;
  for (std::size_t couple = 0; couple < couples; ++couple) {
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i) {
      const double item = item_of(i, k);
      differences[i] = answering.answer(trait_a, item, random) - answering.answer(trait_b, item, random);
      sum += differences[i];
    }
    const ItemError error = paired_item_error(differences);
    const bool exists = error.standard_error.exists();
    found.paired_t.count(exists && std::abs(error.value.value) > t * error.standard_error.value);
    found.constant_z.count(std::abs(sum) > 1.959963984540054 * z_error);
    found.zero_variance.count(!exists);
  }
  return found;
}

void pool(test::Rate& pooled, const test::Rate& rate) {
  pooled.happened += rate.happened;
  pooled.of += rate.of;
}

TEST(ItemErrorSimulation, PairedTHoldsItsLevelAtEveryTraitLevel) {
  const std::size_t couples = test::replications(10'000);
  test::Rate all;
  for (const std::size_t k : {6U, 8U, 10U, 12U}) {
    for (const double level : levels) {
      const Found found =
          find_differences(k, level, level, {}, couples, k * 10 + static_cast<std::size_t>(place(level)));
      test::print_row("t, " + std::to_string(k) + " items, trait " + std::to_string(place(level) - 2),
                      found.paired_t);
      EXPECT_GT(found.paired_t.value(), .025) << k << " items, trait " << level;
      EXPECT_LT(found.paired_t.value(), .072) << k << " items, trait " << level;
      pool(all, found.paired_t);
    }
  }
  test::print_row("t, pooled", all);
  EXPECT_GT(all.value(), .043);
  EXPECT_LT(all.value(), .056);
}

TEST(ItemErrorSimulation, FourItemsAreTooFew) {
  test::Rate all;
  for (const double level : levels) {
    pool(all, find_differences(4, level, level, {}, test::replications(10'000),
                               200 + static_cast<std::size_t>(place(level)))
                  .paired_t);
  }
  test::print_row("t, 4 items, pooled", all);
  EXPECT_LT(all.value(), .02);
}

TEST(ItemErrorSimulation, OneErrorForAllIsTooWideAtTheEnds) {
  test::Rate ends;
  test::Rate middle;
  for (const std::size_t k : {6U, 8U, 10U, 12U}) {
    for (const double level : levels) {
      const test::Rate rate = find_differences(k, level, level, {}, test::replications(10'000),
                                               k * 10 + static_cast<std::size_t>(place(level)))
                                  .constant_z;
      test::print_row("z, " + std::to_string(k) + " items, trait " + std::to_string(place(level) - 2), rate);
      if (std::abs(level) == 2) pool(ends, rate);
      if (level == 0) pool(middle, rate);
    }
  }
  test::print_row("z, trait -2 and 2", ends);
  test::print_row("z, trait 0", middle);
  EXPECT_LT(ends.value(), .025);
  EXPECT_GT(middle.value(), .04);
}

TEST(ItemErrorSimulation, PowerOfThePairedTIsNearThatOfZ) {
  for (const std::size_t k : {6U, 8U, 10U, 12U}) {
    const Found found = find_differences(k, .5, -.5, {}, test::replications(20'000), 300 + k);
    test::print_row("power of t for one SD, " + std::to_string(k) + " items", found.paired_t);
    test::print_row("power of z for one SD, " + std::to_string(k) + " items", found.constant_z);
    EXPECT_GT(found.paired_t.value(), .65 * found.constant_z.value());
  }
}

// One person, with items drawn at random from a domain: the interval must contain the person's score over the
// whole domain.
TEST(ItemErrorSimulation, IntervalOfOneScoreCoversTheDomainScore) {
  const Answering answering;
  constexpr double item_sd = .5;
  test::Rate whole;
  for (const std::size_t k : {5U, 6U, 8U, 12U}) {
    const double t = t_quantile(.025, static_cast<double>(k - 1), Tail::upper);
    const std::vector<double> ranges(k, 4.0);
    test::Rate all;
    for (const double level : levels) {
      double domain_mean = 0;  // E answer = sum of P(answer > j)
      for (int j = 0; j < 4; ++j) {
        const double cut = (j - 1.5) / answering.s;
        domain_mean += normal_probability((cut - level) / std::sqrt(1 + item_sd * item_sd), Tail::upper);
      }
      test::Rate covered;
      Random random(default_seed, 400 + 10 * k + static_cast<std::size_t>(place(level)));
      std::vector<double> shares(k);
      for (std::size_t person = 0; person < test::replications(10'000); ++person) {
        for (double& share : shares) share = answering.answer(level, item_sd * random.normal(), random) / 4;
        const ItemError error = conditional_error(shares, ranges);
        const bool inside = std::abs(error.value.value - static_cast<double>(k) * domain_mean) <=
                            t * error.standard_error.value;
        if (error.standard_error.exists()) covered.count(inside);  // no interval for zero variance
      }
      test::print_row("coverage, " + std::to_string(k) + " items, trait " + std::to_string(place(level) - 2),
                      covered);
      pool(all, covered);
    }
    test::print_row("coverage, " + std::to_string(k) + " items, pooled", all);
    EXPECT_GT(all.value(), .93) << k;
    EXPECT_LT(all.value(), .98) << k;
    pool(whole, all);
  }
  test::print_row("coverage, pooled", whole);
  EXPECT_GT(whole.value(), .94);
  EXPECT_LT(whole.value(), .965);
}

}  // namespace
}  // namespace intimetry::item_error_test
