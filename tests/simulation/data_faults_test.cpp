#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "intimetry/quality/key_faults.hpp"
#include "intimetry/quality/range_faults.hpp"
#include "simulation/simulation.hpp"
#include "unit/quality/quality_samples.hpp"

namespace intimetry::data_faults_test {
namespace {

// Three scales of eight items, three of them reversed, five options.
constexpr std::size_t scales = 3;
constexpr std::size_t items = 8;
constexpr std::size_t reversed = 3;

/// Returns the correlation of items for a scale of eight with this alpha.
double item_correlation(double alpha) {
  const double k = items;
  return alpha / (k - alpha * (k - 1));
}

void turn(test::ScoredAdministrations& administrations, std::size_t item) {
  for (std::size_t row = 0; row < administrations.rows; ++row)
    administrations.at(row, item) = 4 - administrations.at(row, item);
}

void turn_all(test::ScoredAdministrations& administrations, const ScoringPlan& plan) {
  for (const PlanScale& scale : plan.scales) {
    for (const PlanKey& key : scale.keys) {
      if (key.reversed) turn(administrations, key.item);
    }
  }
}

std::size_t suspected_items(const KeyFaults& faults) {
  std::size_t count = 0;
  for (const ScaleSigns& scale : faults.scales) {
    for (const ItemSign& item : scale.items) count += item.suspicion != KeySuspicion::none ? 1 : 0;
  }
  return count;
}

bool any_suspicion(const KeyFaults& faults) {
  return faults.overall != KeySuspicion::none ||
         std::any_of(faults.scales.begin(), faults.scales.end(),
                     [](const ScaleSigns& scale) { return scale.suspicion != KeySuspicion::none; });
}

/// Whether only the wrong item is found.
bool finds_alone(const KeyFaults& faults, std::size_t wrong) {
  const ItemSign& item = faults.scales[wrong / items].items[wrong % items];
  return item.suspicion == KeySuspicion::wrong_key && suspected_items(faults) == 1;
}

struct KeyRates {
  test::Rate false_alarm;
  test::Rate whole_found;
  test::Rate single_found;
  test::Rate accused_beside;  ///< another item of already reversed data, wrongly
  test::Rate found_beside;    ///< only the wrong item of such data
};

KeyRates key_rates(std::size_t n, double alpha, std::uint64_t seed) {
  const ScoringPlan plan = test::quality_plan(scales, items, reversed);
  KeyRates rates;
  for (std::size_t i = 0; i < test::replications(600); ++i) {
    Random random(seed, i);
    test::ScoredAdministrations administrations =
        test::simulated_administrations(plan, n, item_correlation(alpha), random);
    rates.false_alarm.count(any_suspicion(key_faults(plan, administrations.view())));
    const std::size_t wrong = static_cast<std::size_t>(random.below(scales * items));
    turn(administrations, wrong);
    rates.single_found.count(finds_alone(key_faults(plan, administrations.view()), wrong));
    turn(administrations, wrong);
    turn_all(administrations, plan);
    const KeyFaults whole = key_faults(plan, administrations.view());
    rates.whole_found.count(whole.overall == KeySuspicion::already_reversed);
    rates.accused_beside.count(suspected_items(whole) > 0);
    turn(administrations, wrong);
    const KeyFaults both = key_faults(plan, administrations.view());
    rates.found_beside.count(both.overall == KeySuspicion::already_reversed && finds_alone(both, wrong));
  }
  return rates;
}

TEST(KeyFaultSimulation, RaisesFewFalseAlarmsAndFindsTrueFaults) {
  std::printf(
      "| n | alpha | false alarms | already reversed, found | one wrong item, found alone | items accused in "
      "data "
      "already reversed | one wrong item in them, found alone | tables |\n");
  std::uint64_t seed = 100;
  for (const std::size_t n : {std::size_t{50}, std::size_t{100}, std::size_t{300}}) {
    for (const double alpha : {.7, .8, .9}) {
      const KeyRates rates = key_rates(n, alpha, seed++);
      std::printf("| %zu | %.1f | %.4f | %.4f | %.4f | %.4f | %.4f | %zu |\n", n, alpha,
                  rates.false_alarm.value(), rates.whole_found.value(), rates.single_found.value(),
                  rates.accused_beside.value(), rates.found_beside.value(), rates.false_alarm.of);
      EXPECT_LT(rates.false_alarm.value(), .01) << n << " " << alpha;
      EXPECT_GT(rates.whole_found.value(), .95) << n << " " << alpha;
      EXPECT_GT(rates.single_found.value(), n == 50 ? .45 : .80) << n << " " << alpha;
      EXPECT_LT(rates.accused_beside.value(), .02) << n << " " << alpha;
      EXPECT_GT(rates.found_beside.value(), n == 50 ? .40 : .80) << n << " " << alpha;
    }
  }
}

// Uncorrelated items have the wrong sign as often as the right one: each is suspected at the level of its own
// test, .01.
TEST(KeyFaultSimulation, SuspectsAnUnrelatedItemAtTheLevelOfItsTest) {
  const ScoringPlan plan = test::quality_plan(scales, items, 0);
  test::Rate suspected;
  for (std::size_t i = 0; i < test::replications(2000); ++i) {
    Random random(7, i);
    test::ScoredAdministrations administrations =
        test::simulated_administrations(plan, 100, item_correlation(.8), random);
    for (std::size_t s = 0; s < scales; ++s) {
      for (std::size_t row = 0; row < 100; ++row)
        administrations.at(row, s * items) = static_cast<double>(random.below(5));
    }
    const KeyFaults faults = key_faults(plan, administrations.view());
    for (const ScaleSigns& scale : faults.scales)
      suspected.count(scale.items[0].suspicion != KeySuspicion::none);
  }
  test::print_row("an item unrelated to its scale", suspected);
  EXPECT_NEAR(suspected.value(), .01, .006);
}

struct RangeRates {
  test::Rate certain_alarm;
  test::Rate possible_alarm;
  test::Rate found;
  test::Rate possibly_found;
};

RangeRates range_rates(std::size_t n, double skew, std::uint64_t seed) {
  const ScoringPlan plan = test::quality_plan(scales, items, 0);
  RangeRates rates;
  for (std::size_t i = 0; i < test::replications(1000); ++i) {
    Random random(seed, i);
    test::ScoredAdministrations administrations =
        test::simulated_administrations(plan, n, item_correlation(.8), random, skew);
    // Typing errors: one answer in 500 is off by one, in either direction.
    for (double& x : administrations.answers) {
      if (random.below(500) == 0) x += random.below(2) == 0 ? 1 : -1;
    }
    const RangeShift clean = range_faults(plan, administrations.view()).overall.shift;
    rates.certain_alarm.count(clean == RangeShift::up || clean == RangeShift::down);
    rates.possible_alarm.count(clean == RangeShift::possibly_up || clean == RangeShift::possibly_down);
    for (double& x : administrations.answers) x += 1;
    const RangeShift shifted = range_faults(plan, administrations.view()).overall.shift;
    rates.found.count(shifted == RangeShift::up);
    rates.possibly_found.count(shifted == RangeShift::possibly_up);
  }
  return rates;
}

// With a skew of 1 less than one answer in a hundred is the lowest option, and one in three the highest. With
// the opposite skew hardly anybody chooses the highest option, so a shift up puts few answers out of range:
// there is little evidence in such a table, and the required rate is lower.
TEST(RangeFaultSimulation, RaisesFewFalseAlarmsAndFindsTrueFaults) {
  std::printf("| n | skew | false alarms | shift found | tables |\n");
  std::uint64_t seed = 200;
  for (const std::size_t n : {std::size_t{50}, std::size_t{100}, std::size_t{300}}) {
    for (const double skew : {-1.0, 0.0, 1.0}) {
      const RangeRates rates = range_rates(n, skew, seed++);
      std::printf("| %zu | %.0f | %.4f | %.4f | %zu |\n", n, skew, rates.certain_alarm.value(),
                  rates.found.value(), rates.found.of);
      EXPECT_LT(rates.certain_alarm.value(), .01) << n << " " << skew;
      const double least = skew >= 0 ? .95 : n == 50 ? .65 : n == 100 ? .75 : .90;
      EXPECT_GT(rates.found.value(), least) << n << " " << skew;
    }
  }
}

}  // namespace
}  // namespace intimetry::data_faults_test
