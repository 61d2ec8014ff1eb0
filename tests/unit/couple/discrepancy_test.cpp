#include "intimetry/couple/discrepancy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::discrepancy_test {
namespace {

using test::ada_ideal;
using test::ada_now;
using test::answer;
using test::answered_now;
using test::ben_ideal;
using test::ben_now;
using test::closeness;
using test::family;
using test::none;
using test::norms_by_roles;
using test::Numbers;
using test::profile_of;
using test::row;
using test::two_partners;

TEST(Discrepancy, ADifferenceIsTheFirstPartnerMinusTheSecond) {
  const Instrument instrument = closeness(1);
  const Discrepancy s1 = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 14);
  EXPECT_EQ(s1.pomp.value, 43.75);
  EXPECT_EQ(s1.t.reason, MissingReason::no_norms);
}

// Keyed answers: 4 4 3 3 2 2 4 3 and 1 2 1 2 3 1 1 0; differences 3 2 2 1 -1 1 3 3, mean 14/8.
TEST(Discrepancy, WithoutNormAndReliabilityTheAnswersGiveTheError) {
  const Instrument instrument = closeness(1);
  const Discrepancy s1 = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1");
  const Numbers d{3, 2, 2, 1, -1, 1, 3, 3};
  double squares = 0;
  for (const double one : d) squares += (one - 1.75) * (one - 1.75);
  const double error = 8 * std::sqrt(squares / 7 / 8);
  EXPECT_EQ(s1.error.source, ErrorSource::answers);
  EXPECT_EQ(s1.error.df, 7);
  EXPECT_NEAR(s1.error.standard_error, error, 1e-12);
  EXPECT_NEAR(s1.statistic.value, 14 / error, 1e-12);
  EXPECT_NEAR(s1.p.value, 2 * t_probability(14 / error, 7, Tail::upper), 1e-12);
  EXPECT_EQ(s1.p_holm.value, s1.p.value);
  EXPECT_TRUE(s1.flagged);
  const double margin = t_quantile(0.975, 7) * error;
  EXPECT_NEAR(s1.smallest_detectable.value, margin, 1e-12);
  EXPECT_NEAR(s1.interval.low, 14 - margin, 1e-12);
}

TEST(Discrepancy, APublishedSampleGivesZAndSaysThatIndependenceIsAssumed) {
  Instrument instrument = closeness(1);
  test::add_reliability(instrument, "s1", 0.75, 6);
  const CoupleProfile profile = profile_of(instrument, answered_now());
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.error.source, ErrorSource::published_sample);
  EXPECT_TRUE(s1.error.independence_assumed);
  EXPECT_NEAR(s1.error.standard_error, 3 * std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(s1.p.value, 2 * normal_probability(14 / (3 * std::sqrt(2.0)), Tail::upper), 1e-15);
  EXPECT_NE(s1.error.origin.find("made-up people"), std::string::npos);
  CoupleOptions by_answers;
  by_answers.error_source = ErrorSource::answers;
  EXPECT_EQ(
      row(profile_of(instrument, answered_now(), by_answers), "closeness/difference/now/s1").error.source,
      ErrorSource::answers);
}

TEST(Discrepancy, GapsAndTheirDifferenceComeFromIdealAndNow) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  answer(couple, "ada", ada_ideal, Perspective::ideal);
  answer(couple, "ben", ben_ideal, Perspective::ideal);
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/difference/ideal/s1").value.value, 11);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ada/s1").value.value, 6);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ben/s1").value.value, 9);
  EXPECT_EQ(row(profile, "closeness/gap_of_gaps/ideal/s1").value.value, -3);
  EXPECT_EQ(family(profile, "closeness/gap_of_gaps/ideal").administrations.size(), 4U);
  // Over the items: Ada 0 0 1 1 1 2 0 1, Ben 2 0 2 0 1 0 1 3; their differences -2 0 -1 1 0 2 -1 -2.
  const Numbers d{-2, 0, -1, 1, 0, 2, -1, -2};
  double squares = 0;
  for (const double one : d) squares += (one + 0.375) * (one + 0.375);
  EXPECT_NEAR(row(profile, "closeness/gap_of_gaps/ideal/s1").error.standard_error,
              8 * std::sqrt(squares / 7 / 8), 1e-12);
}

TEST(Discrepancy, AMisperceptionIsTheGuessMinusWhatTheOtherAnswered) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  answer(couple, "ada", ada_ideal, Perspective::partner);   // Ada guesses 31, Ben scored 11
  answer(couple, "ben", ben_ideal, Perspective::observer);  // Ben sees 20, Ada scored 25
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/misperception/partner/ada/s1").value.value, 20);
  EXPECT_EQ(row(profile, "closeness/misperception/observer/ben/s1").value.value, -5);
  EXPECT_EQ(family(profile, "closeness/misperception/partner/ben").reason, MissingReason::not_answered);
  EXPECT_EQ(family(profile, "closeness/misperception/partner/ben").note,
            "Ben's answers as 'partner' are not there");
  ASSERT_EQ(profile.perceptions.size(), 2U);
  EXPECT_EQ(profile.perceptions[0].judge, "ada");
  EXPECT_EQ(profile.perceptions[0].scales.accuracy.reason, MissingReason::number_of_items);
  EXPECT_EQ(profile.perceptions[0].items.k, 8U);
  EXPECT_NEAR(profile.perceptions[0].items.actual_similarity.value,
              profile_pearson(Numbers{4, 4, 3, 3, 2, 2, 4, 3}, Numbers{1, 2, 1, 2, 3, 1, 1, 0}).value, 1e-12);
}

// A trap: an uncorrected flag. One of five has p below .05, and Holm's does not.
TEST(Discrepancy, FlagsByHolmAndNeverByTheUnadjustedP) {
  Instrument instrument = closeness(5);
  for (const char* scale : {"s1", "s2", "s3", "s4", "s5"}) test::add_reliability(instrument, scale, 0.75, 6);
  CoupleFile couple = two_partners();
  Numbers ada(40, 2);
  Numbers ben(40, 2);
  for (const std::size_t item : {0U, 1U, 2U}) ada[item] = 4;
  ben[0] = 0;
  ben[1] = 1;  // 9 / (3 sqrt 2) = 2.12
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  const CoupleProfile profile = profile_of(instrument, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 9);
  EXPECT_LT(s1.p.value, 0.05);
  EXPECT_EQ(family(profile, "closeness/difference/now").m, 5U);
  EXPECT_NEAR(s1.p_holm.value, 5 * s1.p.value, 1e-12);
  EXPECT_FALSE(s1.flagged);
  EXPECT_NEAR(s1.smallest_detectable.value, 1.959963984540054 * 3 * std::sqrt(2.0), 1e-9);
}

TEST(Discrepancy, ValidityScalesAndCompositesStandOutsideTheFamily) {
  Instrument instrument = closeness(3);
  instrument.scales[2].validity = true;
  Composite& all = instrument.composites.emplace_back();
  all.id = "all";
  all.title = {{"en", "All"}};
  all.parts = {{"s1", 1}, {"s2", 1}};
  CoupleFile couple = two_partners();
  Numbers ada;
  Numbers ben;
  for (std::size_t i = 0; i < 24; ++i) {
    ada.push_back(i % 8 >= 6 ? 0 : 4);
    ben.push_back(i % 8 >= 6 ? 4 : i % 2 == 0 ? 0 : 1);
  }
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(family(profile, "closeness/difference/now").m, 2U);
  EXPECT_TRUE(row(profile, "closeness/difference/now/s1").flagged);
  for (const char* beside : {"s3", "all"}) {
    const Discrepancy one = row(profile, std::string("closeness/difference/now/") + beside);
    EXPECT_LT(one.p.value, 1e-4) << beside;
    EXPECT_FALSE(one.flagged) << beside;
    EXPECT_FALSE(one.p_holm.exists()) << beside;
  }
  EXPECT_EQ(profile.profiles[0].scales, (std::vector<std::string>{"s1", "s2"}));
}

TEST(Discrepancy, ARowWithoutScoreSaysWhose) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  Numbers few(16, 1);
  for (std::size_t i = 0; i < 3; ++i) few[i] = none;
  answer(couple, "ada", Numbers(16, 2));
  answer(couple, "ben", few);
  const CoupleProfile profile = profile_of(instrument, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.reason, MissingReason::not_answered);
  EXPECT_EQ(s1.note, "no score from Ben's answers as 'now' (too few answers)");
  EXPECT_TRUE(s1.flags.has(Flag::too_few_answers));
  EXPECT_TRUE(row(profile, "closeness/difference/now/s2").value.exists());
  EXPECT_EQ(profile.profiles[0].scales, std::vector<std::string>{"s2"});
}

// Where items are unanswered the paired t goes over those that both answered, and says so.
TEST(Discrepancy, AProratedScoreIsTestedOverTheItemsThatBothAnswered) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  Numbers ben = ben_now;
  ben[0] = none;
  answer(couple, "ben", ben);
  const Discrepancy s1 = row(profile_of(instrument, couple), "closeness/difference/now/s1");
  EXPECT_TRUE(s1.flags.has(Flag::prorated));
  EXPECT_EQ(s1.error.df, 6);
  EXPECT_EQ(s1.note, "tested over the 7 items that all answered");
  EXPECT_NEAR(s1.statistic.value, s1.error.value_on_items / s1.error.standard_error, 1e-12);
}

TEST(Discrepancy, IdenticalAnswersDifferByNothingAndHaveNoInterval) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  Numbers same(16, 3);
  same[2] = 1;
  answer(couple, "ada", same);
  answer(couple, "ben", same);
  const CoupleProfile profile = profile_of(instrument, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 0);
  EXPECT_EQ(s1.interval.reason, MissingReason::zero_variance);
  EXPECT_TRUE(s1.flags.has(Flag::zero_variance));
  EXPECT_FALSE(s1.flagged);
  EXPECT_EQ(family(profile, "closeness/difference/now").m, 0U);
  EXPECT_EQ(profile.profiles[0].distance.d2.observed.value, 0);
  EXPECT_FALSE(profile.profiles[0].q.total.value.exists());
  EXPECT_FALSE(profile.profiles[0].equal_profiles.interval.exists());
  EXPECT_EQ(profile.items[0].kappa.value, 1);
}

TEST(Discrepancy, ConstantAnswersAreNoError) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  answer(couple, "ada", Numbers(16, 4));
  answer(couple, "ben", Numbers(16, 0));
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").value.value, 16);  // two of eight are reversed
  EXPECT_EQ(profile.items[0].kappa.exists(), true);
  EXPECT_EQ(profile.items[0].items.front().average_deviation, 2);
}

TEST(Discrepancy, AReliabilityOfOneDoesNotServeAndZeroIsRefused) {
  Instrument instrument = closeness(1);
  test::add_reliability(instrument, "s1", 0, 6);
  EXPECT_THROW(profile_of(instrument, answered_now()), Error);
  instrument.reliabilities[0].value = 0.01;
  const Discrepancy low = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1");
  EXPECT_NEAR(low.error.standard_error, 6 * std::sqrt(2 * 0.99), 1e-12);
  instrument.reliabilities[0].value = 1;
  const Discrepancy exact = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1");
  EXPECT_EQ(exact.error.source, ErrorSource::answers);
}

TEST(Discrepancy, WhereNothingTellsTheErrorTheDifferenceIsShownWithoutBand) {
  const Instrument brief = closeness(1, 4);
  CoupleFile couple = two_partners();
  answer(couple, "ada", {4, 3, 0, 1});
  answer(couple, "ben", {1, 1, 3, 2});
  const CoupleProfile profile = profile_of(brief, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 9);
  EXPECT_EQ(s1.interval.reason, MissingReason::error_unknown);
  EXPECT_TRUE(s1.flags.has(Flag::error_unknown));
  EXPECT_FALSE(s1.flagged);
  EXPECT_FALSE(s1.note.empty());
  EXPECT_EQ(profile.profiles[0].q.total.value.reason, MissingReason::error_unknown);
  EXPECT_FALSE(profile.profiles[0].q_note.empty());
}

TEST(Discrepancy, CoupleNormsTellTheReliabilityAndHowUnusualADifferenceIs) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  couple.partners[0].role = "wife";
  couple.partners[1].role = "husband";
  CoupleOptions options;
  options.norms = {norms_by_roles()};
  const Discrepancy s1 = row(profile_of(instrument, couple, options), "closeness/difference/now/s1");
  EXPECT_EQ(s1.error.source, ErrorSource::local_norms);
  EXPECT_NEAR(s1.error.standard_error, std::sqrt(4 + 6.25 - 2 * 0.5), 1e-12);
  EXPECT_EQ(s1.among_couples.group, "clinic, wife and husband (made up)");
  EXPECT_NEAR(s1.among_couples.reliability.value, 1 - 9.25 / 37, 1e-12);
  EXPECT_NEAR(s1.among_couples.regressed.value, 3 + (1 - 9.25 / 37) * 11, 1e-12);
  EXPECT_NEAR(s1.among_couples.roles.statistic.value, 11 / std::sqrt(37.0 * 121 / 120), 1e-12);
  EXPECT_EQ(s1.among_couples.roles.df, 119);
  EXPECT_NEAR(s1.among_couples.roles_standardised.statistic.value,
              ((25 - 22) / 5.0 - (11 - 19) / 6.0) / std::sqrt(1.2), 1e-12);
  EXPECT_EQ(s1.among_couples.exchangeable.df, 120);
  // Listed the other way round, the norm is turned with the couple.
  std::swap(couple.partners[0], couple.partners[1]);
  const Discrepancy other = row(profile_of(instrument, couple, options), "closeness/difference/now/s1");
  EXPECT_NEAR(other.among_couples.regressed.value, -s1.among_couples.regressed.value, 1e-12);
  EXPECT_NEAR(other.among_couples.roles.p.value, s1.among_couples.roles.p.value, 1e-12);
}

}  // namespace
}  // namespace intimetry::discrepancy_test
