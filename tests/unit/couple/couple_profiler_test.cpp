#include "intimetry/couple/couple_profiler.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "intimetry/core/error.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profiler_test {
namespace {

using test::ada_ideal;
using test::ada_now;
using test::answer;
using test::answered_now;
using test::ben_now;
using test::closeness;
using test::family;
using test::norms_by_roles;
using test::Numbers;
using test::only;
using test::profile_of;
using test::row;
using test::two_partners;

TEST(CoupleProfiler, NothingIsAssumedForWhatWasNotAnswered) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  CoupleProfile profile = profile_of(instrument, couple);
  ASSERT_EQ(profile.families.size(), 1U);
  EXPECT_EQ(profile.families[0].reason, MissingReason::not_answered);
  EXPECT_EQ(profile.families[0].note, "Ben's answers as 'now' are not there");
  EXPECT_TRUE(profile.families[0].rows.empty());
  EXPECT_TRUE(profile.profiles.empty() && profile.items.empty() && profile.perceptions.empty());
  answer(couple, "ada", ada_ideal, Perspective::ideal);
  profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ada/s1").value.value, 6);
  EXPECT_EQ(family(profile, "closeness/gap/ideal/ben").reason, MissingReason::not_answered);
  EXPECT_EQ(family(profile, "closeness/gap_of_gaps/ideal").reason, MissingReason::not_answered);
}

TEST(CoupleProfiler, OfSeveralDatesTheLatestOnOrBeforeTheDayCounts) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_ideal, Perspective::now, Date(2026, 6, 1));
  answer(couple, "ada", ada_now, Perspective::now, Date(2026, 3, 1));
  answer(couple, "ben", ben_now, Perspective::now, Date(2026, 3, 1));
  EXPECT_EQ(row(profile_of(instrument, couple), "closeness/difference/now/s1").value.value, 20);
  CoupleOptions earlier;
  earlier.as_of = Date(2026, 5, 31);
  EXPECT_EQ(row(profile_of(instrument, couple, earlier), "closeness/difference/now/s1").value.value, 14);
  earlier.as_of = Date(2026, 2, 1);
  EXPECT_TRUE(profile_of(instrument, couple, earlier).families.empty());
}

TEST(CoupleProfiler, AnswersAYearApartAreComparedAndItIsSaid) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now, Perspective::now, Date(2025, 3, 1));
  answer(couple, "ben", ben_now, Perspective::now, Date(2026, 3, 1));
  const CoupleProfile profile = profile_of(instrument, couple);
  const DiscrepancyFamily now = family(profile, "closeness/difference/now");
  EXPECT_TRUE(now.far_apart);
  EXPECT_EQ(now.days_apart, 365);
  EXPECT_EQ(now.note, "the answers lie 365 days apart (2025-03-01 and 2026-03-01)");
  EXPECT_EQ(now.rows.size(), 1U);
  ASSERT_EQ(profile.notes.size(), 1U);
  EXPECT_EQ(profile.notes[0], "closeness/difference/now: " + now.note);
}

TEST(CoupleProfiler, DifferentVersionsAreNotCompared) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  couple.administrations[1].version = "2.0.0";
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(profile.families[0].reason, MissingReason::other_version);
  EXPECT_EQ(profile.families[0].note,
            "Ben's answers as 'now' are to version 2.0.0, the ones that are compared to version 1.0.0: not "
            "compared");
  EXPECT_TRUE(profile.families[0].rows.empty());
  ASSERT_EQ(profile.administrations.size(), 2U);
  EXPECT_TRUE(profile.administrations[1].other_version);
  EXPECT_TRUE(profile.administrations[1].scores.empty());
  ASSERT_EQ(profile.notes.size(), 1U);
  EXPECT_EQ(profile.notes[0], "closeness: " + profile.families[0].note);
}

TEST(CoupleProfiler, AScaleWithoutMeaningInAPerspectiveHasNoRowThere) {
  Instrument instrument = closeness(2);
  instrument.scales[1].perspectives = {Perspective::now};
  CoupleFile couple = two_partners();
  for (const char* partner : {"ada", "ben"}) {
    answer(couple, partner, Numbers(16, 2));
    answer(couple, partner, Numbers(16, 3), Perspective::ideal);
  }
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(family(profile, "closeness/difference/now").rows.size(), 2U);
  EXPECT_EQ(family(profile, "closeness/difference/ideal").rows.size(), 1U);
  EXPECT_EQ(family(profile, "closeness/gap/ideal/ada").rows.size(), 1U);
}

TEST(CoupleProfiler, AnUnknownInstrumentIsSaid) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  couple.administrations[0].instrument = "closness";
  const CoupleProfile profile = profile_of(instrument, couple);
  ASSERT_FALSE(profile.notes.empty());
  EXPECT_EQ(profile.notes[0], "the instrument 'closness' is not known: its answers are not used");
  CoupleFile alone = answered_now();
  alone.partners.pop_back();
  EXPECT_THROW(profile_of(instrument, alone), Error);
  EXPECT_TRUE(profile_of(instrument, two_partners()).families.empty());
}

TEST(CoupleProfiler, NormsOfOthersDoNotServe) {
  const Instrument instrument = closeness(1);
  CoupleOptions options;
  options.norms = {norms_by_roles()};
  CoupleProfile profile = profile_of(instrument, answered_now(), options);  // without roles
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").among_couples.roles.p.reason,
            MissingReason::no_norms);
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").error.source, ErrorSource::answers);
  EXPECT_EQ(profile.profiles[0].true_profiles.interval.reason, MissingReason::no_norms);
  options.norms[0].version = "0.9.0";
  profile = profile_of(instrument, answered_now(), options);
  ASSERT_EQ(profile.notes.size(), 1U);
  EXPECT_EQ(
      profile.notes[0],
      "the norm file for 'closeness' is for version 0.9.0, the instrument at hand is version 1.0.0: its "
      "norms are not used");
  options.norms[0].version = "1.0.0";
  options.norms[0].couples.push_back(options.norms[0].couples[0]);
  options.norms[0].couples[1].group = "students";
  profile = profile_of(instrument, answered_now(), options);
  ASSERT_EQ(profile.notes.size(), 1U);
  EXPECT_NE(profile.notes[0].find("several groups"), std::string::npos);
}

void expect_same_scores(const CoupleProfile& one, const CoupleProfile& other) {
  ASSERT_EQ(one.families.size(), other.families.size());
  for (std::size_t f = 0; f < one.families.size(); ++f) {
    ASSERT_EQ(one.families[f].rows.size(), other.families[f].rows.size());
    for (std::size_t r = 0; r < one.families[f].rows.size(); ++r) {
      EXPECT_EQ(one.families[f].rows[r].value.value, other.families[f].rows[r].value.value);
      EXPECT_EQ(one.families[f].rows[r].p_holm.value, other.families[f].rows[r].p_holm.value);
    }
  }
}

TEST(CoupleProfiler, OfManyCouplesGivesEachWhatItGetsAlone) {
  const Instrument instrument = closeness(1);
  const CoupleOptions options{.draws = 20};
  CoupleFile other = two_partners();
  other.id = "another";
  answer(other, "ada", ben_now);
  answer(other, "ben", ada_ideal);
  CoupleProfiler profiler(only(instrument), options);
  for (const CoupleFile& couple : {answered_now(), other, answered_now()}) {
    const CoupleProfile profile = profiler.profile(couple);
    EXPECT_EQ(profile.couple, couple.id);
    expect_same_scores(profile, couple_profile(couple, only(instrument), options));
  }
}

}  // namespace
}  // namespace intimetry::couple_profiler_test
