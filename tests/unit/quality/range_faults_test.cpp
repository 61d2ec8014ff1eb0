#include "intimetry/quality/range_faults.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <limits>

#include "intimetry/core/error.hpp"
#include "unit/quality/quality_samples.hpp"

namespace intimetry::range_faults_test {
namespace {

using test::Study;

TEST(RangeFaults, FindsAnswersStored1To5ForA0To4Key) {
  Study study;
  EXPECT_EQ(range_faults(study.plan, study.administrations.view()).overall.shift, RangeShift::none);
  for (double& x : study.administrations.answers) x += 1;
  const RangeFaults faults = range_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall.shift, RangeShift::up);
  EXPECT_EQ(faults.items_shifted, 24U);
  EXPECT_EQ(faults.overall.at_lowest, 0);
  EXPECT_EQ(faults.overall.least, 1);
  EXPECT_EQ(faults.overall.greatest, 5);
  EXPECT_EQ(faults.overall.numbers, 200 * 24);
}

TEST(RangeFaults, FindsAnswersStored0To4ForA1To5Key) {
  Study study;
  for (PlanItem& item : study.plan.items) item.min = 1, item.max = 5;
  const RangeFaults faults = range_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall.shift, RangeShift::down);
  EXPECT_EQ(faults.items_shifted, 24U);
}

TEST(RangeFaults, FindsTheOneItemThatIsShifted) {
  Study study;
  for (std::size_t row = 0; row < 200; ++row) study.administrations.at(row, 5) += 1;
  const RangeFaults faults = range_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.items[5].shift, RangeShift::up);
  EXPECT_EQ(faults.items[4].shift, RangeShift::none);
  EXPECT_EQ(faults.overall.shift, RangeShift::none);
}

TEST(RangeFaults, TakesAMissingCodeOrATypingErrorForNoShift) {
  Study study;
  study.administrations.at(0, 0) = -99;
  study.administrations.at(1, 0) = 5;
  study.administrations.at(2, 7) = 5;
  study.administrations.at(3, 0) = 44;
  const RangeFaults faults = range_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall.shift, RangeShift::none);
  EXPECT_EQ(faults.overall.one_above, 2);
  EXPECT_EQ(faults.overall.elsewhere, 2);
}

TEST(RangeFaults, WondersWhereAnEndIsEmptyAndNothingLiesOutside) {
  Study study;
  for (double& x : study.administrations.answers) x = std::max(x, 1.0);
  EXPECT_EQ(range_faults(study.plan, study.administrations.view()).overall.shift, RangeShift::possibly_up);
  EXPECT_EQ(range_faults(study.plan, test::ScoredAdministrations{0, 24, {}}.view()).overall.shift,
            RangeShift::none);
}

// By hand: two items of 0 to 4, one column each.
TEST(RangeFaults, CountsWhereTheNumbersLie) {
  const ScoringPlan plan = test::quality_plan(1, 2, 0);
  const test::ScoredAdministrations administrations{
      4, 2, {0, 4, 4, 5, -1, 2.5, std::numeric_limits<double>::quiet_NaN(), 4}};
  const RangeFaults faults = range_faults(plan, administrations.view());
  EXPECT_EQ(faults.items[0].numbers, 3);
  EXPECT_EQ(faults.items[0].at_lowest, 1);
  EXPECT_EQ(faults.items[0].at_highest, 1);
  EXPECT_EQ(faults.items[0].one_below, 1);
  EXPECT_EQ(faults.items[1].one_above, 1);
  EXPECT_EQ(faults.items[1].elsewhere, 1);
  EXPECT_EQ(faults.overall.numbers, 7);
  EXPECT_EQ(faults.overall.least, -1);
  EXPECT_EQ(faults.overall.greatest, 5);
}

TEST(RangeFaults, LeavesALineWithoutOptionsOut) {
  Study study;
  study.plan.items[0].continuous = true;
  for (std::size_t row = 0; row < 200; ++row) study.administrations.at(row, 0) += 1;
  const RangeFaults faults = range_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.items[0].numbers, 0);
  EXPECT_EQ(faults.items[0].shift, RangeShift::none);
  EXPECT_EQ(faults.overall.numbers, 200 * 23);
}

TEST(RangeFaults, RefusesAnotherNumberOfColumns) {
  const ScoringPlan plan = test::quality_plan(1, 2, 0);
  EXPECT_THROW(range_faults(plan, test::ScoredAdministrations{1, 3, {1, 2, 3}}.view()), Error);
}

}  // namespace
}  // namespace intimetry::range_faults_test
