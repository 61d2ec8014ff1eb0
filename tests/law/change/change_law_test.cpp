#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "intimetry/change/change_error.hpp"
#include "intimetry/change/change_series.hpp"
#include "intimetry/stats/random.hpp"

// Properties of changes that hold for any scores.

namespace intimetry::change_law_test {
namespace {

struct Case {
  double earlier, later;
  ChangeCriterion criterion;
  double cutoff;
};

Case random_case(std::uint64_t stream) {
  Random random(default_seed, stream);
  const double sd = 1 + 9 * random.uniform();
  const double r = .99 * random.uniform();
  return {50 + 10 * random.normal(), 50 + 10 * random.normal(), change_criterion(jacobson_truax_error(sd, r)),
          50 + 5 * random.normal()};
}

TEST(ChangeLaws, AMirroredScaleGivesTheSameVerdict) {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Case one = random_case(i);
    const ScoreChange up = score_change(one.earlier, one.later, one.criterion, Direction::higher_is_better,
                                        clinical_cutoff(one.cutoff, Direction::higher_is_better));
    const ScoreChange down = score_change(-one.earlier, -one.later, one.criterion, Direction::higher_is_worse,
                                          clinical_cutoff(-one.cutoff, Direction::higher_is_worse));
    EXPECT_EQ(up.verdict, down.verdict);
    EXPECT_EQ(up.rc.value, -down.rc.value);
    EXPECT_EQ(up.crossed, down.crossed);
  }
}

TEST(ChangeLaws, ThereAndBackCancel) {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Case one = random_case(i);
    const ScoreChange there = score_change(one.earlier, one.later, one.criterion, Direction::neither);
    const ScoreChange back = score_change(one.later, one.earlier, one.criterion, Direction::neither);
    EXPECT_EQ(there.change.value, -back.change.value);
    EXPECT_EQ(there.reliable, back.reliable);
  }
}

TEST(ChangeLaws, IntervalPAndVerdictSayTheSame) {
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Case one = random_case(i);
    const ScoreChange change = score_change(one.earlier, one.later, one.criterion, Direction::neither);
    EXPECT_EQ(change.reliable, change.p.value < .05);
    EXPECT_EQ(change.reliable, change.interval.low > 0 || change.interval.high < 0);
  }
}

TEST(ChangeLaws, TheSlopeDoesNotDependOnOrderNorOnTheDayThatIsCountedFrom) {
  for (std::uint64_t i = 0; i < 500; ++i) {
    Random random(default_seed, i);
    std::vector<DatedScore> series;
    for (unsigned day = 1; day <= 9; ++day) series.push_back({Date(2024, 2, 3 * day), 50 + random.normal()});
    const Trend line = trend(series);
    std::vector<DatedScore> moved(series.rbegin(), series.rend());
    for (DatedScore& occasion : moved) occasion.date = Date(2023, 2, occasion.date.day());
    const Trend same = trend(moved);
    EXPECT_NEAR(line.slope.value, same.slope.value, 1e-11);
    EXPECT_NEAR(line.p.value, same.p.value, 1e-11);
  }
}

TEST(ChangeLaws, ACouplesMeanOfEqualErrorsHasTheErrorOfOneScore) {
  for (std::uint64_t i = 0; i < 500; ++i) {
    const Case one = random_case(i);
    const double sem = one.criterion.error.standard_error / std::sqrt(2.0);
    MeasurementError error = one.criterion.error;
    error.standard_error = sem;
    EXPECT_NEAR(couple_mean_change_error(error, error).standard_error, sem, 1e-12);
  }
}

}  // namespace
}  // namespace intimetry::change_law_test
