#include "intimetry/couple/couple_changes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "intimetry/change/administration_change.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_changes_test {
namespace {

using test::ada_ideal;
using test::ada_now;
using test::answer;
using test::ben_now;
using test::closeness;
using test::only;
using test::two_partners;

const Date march(2026, 3, 1);
const Date june(2026, 6, 1);

/// Ada scored 25, then 31; Ben answered once.
CoupleFile ada_twice() {
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_ideal, Perspective::now, june);
  answer(couple, "ada", ada_now, Perspective::now, march);
  answer(couple, "ben", ben_now, Perspective::now, march);
  return couple;
}

TEST(CoupleChanges, FollowsWhoAnsweredTwiceByDate) {
  const Instrument instrument = closeness(1);
  const std::vector<PartnerCourse> courses = couple_changes(ada_twice(), only(instrument));
  ASSERT_EQ(courses.size(), 1U);
  const PartnerCourse& course = courses[0];
  EXPECT_EQ(course.partner, "ada");
  EXPECT_EQ(course.instrument, "closeness");
  EXPECT_EQ(course.scale, "s1");
  EXPECT_EQ(course.version, "1.0.0");
  ASSERT_EQ(course.occasions.size(), 2U);
  EXPECT_EQ(course.occasions[0].date, march);
  EXPECT_EQ(course.occasions[0].score, 25);
  EXPECT_EQ(course.occasions[1].score, 31);
  EXPECT_EQ(course.series.steps[1].first.change.change.value, 6);
  EXPECT_TRUE(course.dated);
}

// SD 6 and alpha .75: the error of a change is 3 sqrt(2), the limit 8.32. The change is 6.
TEST(CoupleChanges, JudgesAChangeByTheErrorOfItsTwoAdministrations) {
  Instrument instrument = closeness(1);
  test::add_reliability(instrument, "s1", 0.75, 6);
  const ScoreChange small = couple_changes(ada_twice(), only(instrument))[0].series.steps[1].first.change;
  EXPECT_NEAR(small.criterion.limit, 1.959963984540054 * 3 * std::sqrt(2.0), 1e-12);
  EXPECT_EQ(small.verdict, ChangeVerdict::unchanged);
  instrument.reliabilities[0].sd = 3;
  EXPECT_EQ(couple_changes(ada_twice(), only(instrument))[0].series.steps[1].first.change.verdict,
            ChangeVerdict::improved);
}

TEST(CoupleChanges, HasACutoffOnlyForWhatIsAnsweredOfNow) {
  Instrument instrument = closeness(1);
  test::add_reliability(instrument, "s1", 0.75, 1);
  Cutoff& cutoff = instrument.cutoffs.emplace_back();
  cutoff.scale = "s1";
  cutoff.value = 28;
  cutoff.comparison = Comparison::below;
  cutoff.rule = "trouble";
  cutoff.label = "trouble";
  cutoff.sample = "made-up people";
  cutoff.provenance.source = "made up";
  EXPECT_EQ(couple_changes(ada_twice(), only(instrument))[0].series.steps[1].first.change.verdict,
            ChangeVerdict::recovered);
  CoupleFile wishes = ada_twice();
  for (Administration& given : wishes.administrations) given.perspective = Perspective::ideal;
  instrument.reliabilities[0].perspective = Perspective::ideal;
  EXPECT_EQ(couple_changes(wishes, only(instrument))[0].series.steps[1].first.change.verdict,
            ChangeVerdict::improved);
}

TEST(CoupleChanges, LeavesOutOtherEditionsAndCountsThem) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = ada_twice();
  answer(couple, "ada", ben_now, Perspective::now, Date(2026, 1, 1));
  couple.administrations.back().version = "0.9.0";
  const std::vector<PartnerCourse> courses = couple_changes(couple, only(instrument));
  ASSERT_EQ(courses.size(), 1U);
  EXPECT_EQ(courses[0].occasions.size(), 2U);
  EXPECT_EQ(courses[0].other_versions, 1U);
}

TEST(CoupleChanges, EndsOnTheDayThatIsAsked) {
  const Instrument instrument = closeness(1);
  EXPECT_TRUE(couple_changes(ada_twice(), only(instrument), {.as_of = Date(2026, 5, 31)}).empty());
  EXPECT_EQ(couple_changes(ada_twice(), only(instrument), {.as_of = june}).size(), 1U);
  EXPECT_TRUE(couple_changes(two_partners(), only(instrument)).empty());
}

TEST(CoupleChanges, UndatedKeepsTheOrderAndNoDay) {
  const Instrument instrument = closeness(1);
  const PartnerCourse course = undated(couple_changes(ada_twice(), only(instrument))[0]);
  EXPECT_FALSE(course.dated);
  for (const DatedScore& occasion : course.occasions) EXPECT_FALSE(occasion.date.valid());
  EXPECT_EQ(course.occasions[0].score, 25);
  EXPECT_EQ(course.series.steps[1].first.change.change.value, 6);
  EXPECT_FALSE(course.series.trend.slope.exists()) << "a slope would tell the days";
}

}  // namespace
}  // namespace intimetry::couple_changes_test
