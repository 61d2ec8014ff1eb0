#include "intimetry/couple/couple_profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/couple/couple_profiler.hpp"
#include "simulation/simulation.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profile_test {
namespace {

constexpr std::size_t scales = 5;

// As in the simulation of the error from the answers: five options, cut from trait + item + noise.
double likert(double trait, std::size_t item, std::size_t k, Random& random) {
  const double place = -.75 + 1.5 * static_cast<double>(item) / static_cast<double>(k - 1);
  return std::clamp(std::floor(.85 * (trait + place + random.normal()) + 2.5), 0.0, 4.0);
}

/// One person's answers to five scales of k items; the last two items of each are reversed.
std::vector<double> likert_administration(const std::vector<double>& traits, std::size_t k, Random& random) {
  std::vector<double> answers;
  for (const double trait : traits) {
    for (std::size_t i = 0; i < k; ++i) {
      const double keyed = likert(trait, i, k, random);
      answers.push_back(i + 2 < k ? keyed : 4 - keyed);
    }
  }
  return answers;
}

/// Rates of results in couples' profiles.
struct Found {
  test::Rate one;  // p of the first scale, unadjusted
  test::Rate any;  // any flag in the family
  test::Rate q;    // the global test
  test::Rate elevation;
  test::Rate inside;  // the ICC is within band (a)
};

Found profile_couples(const Instrument& instrument, std::size_t k, const std::vector<double>& traits_a,
                      const std::vector<double>& traits_b, std::size_t couples, std::size_t draws,
                      std::uint64_t stream) {
  Random random(default_seed, stream);
  CoupleProfiler profiler(test::only(instrument), {.draws = draws});
  Found found;
  for (std::size_t i = 0; i < couples; ++i) {
    CoupleFile couple = test::two_partners();
    test::answer(couple, "ada", likert_administration(traits_a, k, random));
    test::answer(couple, "ben", likert_administration(traits_b, k, random));
    const CoupleProfile profile = profiler.profile(couple);
    const DiscrepancyFamily& family = profile.families.at(0);
    found.one.count(family.rows[0].p.exists() && family.rows[0].p.value <= .05);
    found.any.count(std::any_of(family.rows.begin(), family.rows.end(),
                                [](const Discrepancy& row) { return row.flagged; }));
    if (draws == 0) continue;
    const ProfileComparison& compared = profile.profiles.at(0);
    found.q.count(compared.q.total.p.exists() && compared.q.total.p.value <= .05);
    found.elevation.count(compared.q.elevation.p.exists() && compared.q.elevation.p.value <= .05);
    const SimilarityBand& band = compared.equal_profiles;
    if (band.interval.exists()) {
      found.inside.count(band.interval.low <= band.observed.value &&
                         band.observed.value <= band.interval.high);
    }
  }
  return found;
}

std::string cell(std::size_t k, double trait) {
  return " | " + std::to_string(k) + " items | trait " + std::to_string(static_cast<int>(trait));
}

// Partners with equal traits, and errors from the answers: how often is anything flagged?
TEST(CoupleProfileSimulation, HolmOverTheAnswersFlagsNoMoreThanOneEqualCoupleInTwenty) {
  test::Rate one;
  for (const std::size_t k : {6U, 8U, 12U}) {
    const Instrument instrument = test::closeness(scales, k);
    for (const double trait : {-2.0, 0.0, 2.0}) {
      const std::vector<double> equal(scales, trait);
      const Found found = profile_couples(instrument, k, equal, equal, test::replications(1'500), 0,
                                          100 * k + static_cast<std::uint64_t>(trait + 2));
      one.of += found.one.of;
      one.happened += found.one.happened;
      test::print_row("one scale, unadjusted" + cell(k, trait), found.one);
      test::print_row("any of five flagged" + cell(k, trait), found.any);
      // Integral answers with few options: rates are close to the level, and below it at the ends of the
      // scale.
      EXPECT_LT(found.any.value(), .05 + .012 + 4 * found.any.standard_error(.05)) << cell(k, trait);
    }
  }
  EXPECT_NEAR(one.value(), .05, .01);
}

// The same with simulation instead of chi-square, and band (a) with estimated errors.
TEST(CoupleProfileSimulation, QAndBandOverTheAnswersHoldTheirLevel) {
  const std::size_t k = 8;
  const Instrument instrument = test::closeness(scales, k);
  for (const double trait : {-1.0, 0.0, 2.0}) {
    const std::vector<double> equal(scales, trait);
    const Found found = profile_couples(instrument, k, equal, equal, test::replications(3'400), 199,
                                        900 + static_cast<std::uint64_t>(trait + 2));
    test::print_row("Q" + cell(k, trait), found.q);
    test::print_row("its elevation" + cell(k, trait), found.elevation);
    test::print_row("ICC inside band (a)" + cell(k, trait), found.inside);
    // With five options errors are not normal: Q is conservative, more so for answers near an end. It must
    // not reject equal partners too often; docs/simulations.md has the actual rates.
    EXPECT_LT(found.q.value(), .05 + 4 * found.q.standard_error(.05)) << trait;
    EXPECT_GT(found.q.value(), .005) << trait;
    EXPECT_NEAR(found.elevation.value(), .05, .02 + 4 * found.q.standard_error(.05)) << trait;
    EXPECT_GT(found.inside.value(), .92) << trait;
  }
}

// Normal answers, with SD and reliability of the population: z.
TEST(CoupleProfileSimulation, ZFromAPublishedSampleHoldsItsLevelWithHolm) {
  for (const std::size_t k : {4U, 8U}) {
    Instrument instrument = test::closeness(scales, k);
    instrument.response_sets[0] = {.id = "five", .min = -1000, .max = 1000, .continuous = true};
    // Item errors of variance 1, traits of variance 1: reliability k/(k+1), SD sqrt(k^2 + k).
    const auto items = static_cast<double>(k);
    for (const Scale& scale : instrument.scales) {
      test::add_reliability(instrument, scale.id, items / (items + 1), std::sqrt(items * items + items));
    }
    for (const double trait : {-2.0, 0.0, 2.0}) {
      Random random(default_seed, 500 + 10 * k + static_cast<std::uint64_t>(trait + 2));
      CoupleProfiler profiler(test::only(instrument), {.draws = 0});
      test::Rate one;
      test::Rate any;
      test::Rate q;
      for (std::size_t round = 0; round < test::replications(1'700); ++round) {
        CoupleFile couple = test::two_partners();
        for (const char* partner : {"ada", "ben"}) {
          std::vector<double> answers;
          for (std::size_t i = 0; i < scales * k; ++i) {
            const double keyed = trait + random.normal();
            answers.push_back(i % k + 2 < k ? keyed : -keyed);
          }
          test::answer(couple, partner, answers);
        }
        const CoupleProfile profile = profiler.profile(couple);
        const DiscrepancyFamily& family = profile.families.at(0);
        one.count(family.rows[0].p.value <= .05);
        any.count(std::any_of(family.rows.begin(), family.rows.end(),
                              [](const Discrepancy& row) { return row.flagged; }));
        q.count(profile.profiles.at(0).q.total.p.value <= .05);
      }
      test::print_row("z, one scale" + cell(k, trait), one);
      test::print_row("z, any of five flagged" + cell(k, trait), any);
      test::print_row("Q, chi-square" + cell(k, trait), q);
      EXPECT_TRUE(one.agrees_with(.05)) << one.value();
      EXPECT_TRUE(any.agrees_with(1 - std::pow(.99, 5))) << any.value();
      EXPECT_TRUE(q.agrees_with(.05)) << q.value();
    }
  }
}

// Power: partners who differ by one or by two SD of the trait on one scale of five, or by one on all.
TEST(CoupleProfileSimulation, PowerIsReportedBeside) {
  for (const std::size_t k : {6U, 8U, 12U}) {
    const Instrument instrument = test::closeness(scales, k);
    const std::vector<double> middle(scales, -.5);
    double last = 0;
    for (const double apart : {1.0, 2.0}) {
      std::vector<double> other = middle;
      other[0] += apart;
      const Found found = profile_couples(instrument, k, other, middle, test::replications(300), 199,
                                          700 + 10 * k + static_cast<std::uint64_t>(apart));
      const std::string words =
          std::to_string(static_cast<int>(apart)) + " SD on one scale | " + std::to_string(k);
      test::print_row(words + " items | unadjusted", found.one);
      test::print_row(words + " items | any of five flagged", found.any);
      test::print_row(words + " items | Q", found.q);
      EXPECT_GT(found.any.value(), last);
      last = found.any.value();
    }
    const Found found = profile_couples(instrument, k, std::vector<double>(scales, .5), middle,
                                        test::replications(300), 199, 800 + k);
    const std::string words = "1 SD on all scales | " + std::to_string(k);
    test::print_row(words + " items | any of five flagged", found.any);
    test::print_row(words + " items | Q", found.q);
    test::print_row(words + " items | its elevation", found.elevation);
    EXPECT_GT(found.elevation.value(), .8);
  }
}

}  // namespace
}  // namespace intimetry::couple_profile_test
