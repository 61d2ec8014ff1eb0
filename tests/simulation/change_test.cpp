#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/change/change_error.hpp"
#include "intimetry/change/score_change.hpp"
#include "simulation/simulation.hpp"

// How often people whose true score is constant are classified as changed.

namespace intimetry::change_test {
namespace {

constexpr double sd = 10;

/// Two scores of one person with a constant true score.
bool changed(Random& random, double reliability, const ChangeCriterion& criterion) {
  const double sem = sd * std::sqrt(1 - reliability);
  const double truth = sd * std::sqrt(reliability) * random.normal();
  const double earlier = truth + sem * random.normal();
  const double later = truth + sem * random.normal();
  return score_change(earlier, later, criterion, Direction::higher_is_better).reliable;
}

/// The criterion from a test and retest of `people`: their pretest SD and their correlation.
ChangeCriterion estimated(Random& random, double reliability, std::size_t people) {
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < people; ++i) {
    const double truth = sd * std::sqrt(reliability) * random.normal();
    const double x = truth + sd * std::sqrt(1 - reliability) * random.normal();
    const double y = truth + sd * std::sqrt(1 - reliability) * random.normal();
    sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
  }
  const auto n = static_cast<double>(people);
  const double vx = sxx - sx * sx / n;
  const double vy = syy - sy * sy / n;
  const double r = (sxy - sx * sy / n) / std::sqrt(vx * vy);
  return change_criterion(jacobson_truax_error(std::sqrt(vx / (n - 1)), std::max(0.0, r)));
}

TEST(ReliableChangeSimulation, CallsStablePersonsChangedAsOftenAsItSays) {
  test::Rate pooled;
  for (const double reliability : {.6, .8, .9}) {
    test::Rate rate;
    const ChangeCriterion criterion = change_criterion(jacobson_truax_error(sd, reliability));
    for (std::size_t i = 0; i < test::replications(20000); ++i) {
      Random random(default_seed, i + 100000000 * static_cast<std::uint64_t>(reliability * 10));
      const bool yes = changed(random, reliability, criterion);
      rate.count(yes);
      pooled.count(yes);
    }
    test::print_row("r " + std::to_string(reliability).substr(0, 4) + ", known", rate);
  }
  EXPECT_TRUE(pooled.agrees_with(.05)) << pooled.value();
}

TEST(ReliableChangeSimulation, CallsTooManyChangedWhereTheFiguresComeFromFewPeople) {
  double last = 1;
  for (const std::size_t people : {std::size_t{20}, std::size_t{50}, std::size_t{200}}) {
    test::Rate rate;
    for (std::size_t i = 0; i < test::replications(10000); ++i) {
      Random random(default_seed, i + 100000000 * people);
      const ChangeCriterion criterion = estimated(random, .8, people);
      rate.count(changed(random, .8, criterion));
    }
    test::print_row("r .80, figures of " + std::to_string(people) + " people", rate);
    EXPECT_GT(rate.value(), .05 - 3 * rate.standard_error(.05));
    EXPECT_LT(rate.value(), last);
    last = rate.value();
  }
  // With 200 people the figures are practically known.
  EXPECT_LT(last, .06);
}

TEST(ReliableChangeSimulation, TrapTheErrorOfOneScoreCallsOneInSixStablePersonsChanged) {
  MeasurementError error = jacobson_truax_error(sd, .8);
  error.standard_error /= std::sqrt(2.0);
  test::Rate rate;
  for (std::size_t i = 0; i < test::replications(10000); ++i) {
    Random random(default_seed, i + 9900000000);
    rate.count(changed(random, .8, change_criterion(error)));
  }
  test::print_row("r .80, divided by the error of one score (1984)", rate);
  EXPECT_TRUE(rate.agrees_with(.1657)) << rate.value();  // 2 P(Z > 1.96/sqrt(2))
}

}  // namespace
}  // namespace intimetry::change_test
