#include "intimetry/couple/couple_profile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/profile_similarity.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profile_test {
namespace {

using test::answer;
using test::closeness;
using test::family;
using test::none;
using test::only;
using test::row;
using test::two_partners;
using Numbers = std::vector<double>;

// Of one scale of eight items, the last two reversed: 4 4 3 3 2 2 | 0 1 scores 25, 1 2 1 2 3 1 | 3 4
// scores 11.
const Numbers ada_now{4, 4, 3, 3, 2, 2, 0, 1};
const Numbers ben_now{1, 2, 1, 2, 3, 1, 3, 4};
const Numbers ada_ideal{4, 4, 4, 4, 3, 4, 0, 0};  // 31
const Numbers ben_ideal{3, 2, 3, 2, 4, 1, 2, 1};  // 20

CoupleProfile profile_of(const Instrument& instrument, const CoupleFile& couple, CoupleOptions options = {}) {
  if (options.draws == 2000) options.draws = 200;
  return couple_profile(couple, only(instrument), options);
}

CoupleFile answered_now() {
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  answer(couple, "ben", ben_now);
  return couple;
}

TEST(CoupleProfile, ADifferenceIsTheFirstPartnerMinusTheSecond) {
  const Instrument instrument = closeness(1);
  const Discrepancy s1 = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 14);
  EXPECT_EQ(s1.pomp.value, 43.75);
  EXPECT_EQ(s1.t.why, WhyMissing::no_norms);
}

// Keyed answers: 4 4 3 3 2 2 4 3 and 1 2 1 2 3 1 1 0; differences 3 2 2 1 -1 1 3 3, mean 14/8.
TEST(CoupleProfile, WithoutNormAndReliabilityTheAnswersGiveTheError) {
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

TEST(CoupleProfile, APublishedSampleGivesZAndSaysThatIndependenceIsAssumed) {
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

TEST(CoupleProfile, GapsAndTheirDifferenceComeFromIdealAndNow) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  answer(couple, "ada", ada_ideal, Perspective::ideal);
  answer(couple, "ben", ben_ideal, Perspective::ideal);
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/difference/ideal/s1").value.value, 11);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ada/s1").value.value, 6);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ben/s1").value.value, 9);
  EXPECT_EQ(row(profile, "closeness/gap_of_gaps/ideal/s1").value.value, -3);
  EXPECT_EQ(family(profile, "closeness/gap_of_gaps/ideal").sheets.size(), 4U);
  // Over the items: Ada 0 0 1 1 1 2 0 1, Ben 2 0 2 0 1 0 1 3; their differences -2 0 -1 1 0 2 -1 -2.
  const Numbers d{-2, 0, -1, 1, 0, 2, -1, -2};
  double squares = 0;
  for (const double one : d) squares += (one + 0.375) * (one + 0.375);
  EXPECT_NEAR(row(profile, "closeness/gap_of_gaps/ideal/s1").error.standard_error,
              8 * std::sqrt(squares / 7 / 8), 1e-12);
}

TEST(CoupleProfile, AMisperceptionIsTheGuessMinusWhatTheOtherAnswered) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  answer(couple, "ada", ada_ideal, Perspective::partner);   // Ada guesses 31, Ben scored 11
  answer(couple, "ben", ben_ideal, Perspective::observer);  // Ben sees 20, Ada scored 25
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/misperception/partner/ada/s1").value.value, 20);
  EXPECT_EQ(row(profile, "closeness/misperception/observer/ben/s1").value.value, -5);
  EXPECT_EQ(family(profile, "closeness/misperception/partner/ben").why, WhyMissing::not_answered);
  EXPECT_EQ(family(profile, "closeness/misperception/partner/ben").note,
            "Ben's answers as 'partner' are not there");
  ASSERT_EQ(profile.perceptions.size(), 2U);
  EXPECT_EQ(profile.perceptions[0].judge, "ada");
  EXPECT_EQ(profile.perceptions[0].scales.accuracy.why, WhyMissing::number_of_items);
  EXPECT_EQ(profile.perceptions[0].items.k, 8U);
  EXPECT_NEAR(profile.perceptions[0].items.actual_similarity.value,
              profile_pearson(Numbers{4, 4, 3, 3, 2, 2, 4, 3}, Numbers{1, 2, 1, 2, 3, 1, 1, 0}).value, 1e-12);
}

TEST(CoupleProfile, NothingIsAssumedForWhatWasNotAnswered) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  CoupleProfile profile = profile_of(instrument, couple);
  ASSERT_EQ(profile.families.size(), 1U);
  EXPECT_EQ(profile.families[0].why, WhyMissing::not_answered);
  EXPECT_EQ(profile.families[0].note, "Ben's answers as 'now' are not there");
  EXPECT_TRUE(profile.families[0].rows.empty());
  EXPECT_TRUE(profile.profiles.empty() && profile.items.empty() && profile.perceptions.empty());
  answer(couple, "ada", ada_ideal, Perspective::ideal);
  profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/gap/ideal/ada/s1").value.value, 6);
  EXPECT_EQ(family(profile, "closeness/gap/ideal/ben").why, WhyMissing::not_answered);
  EXPECT_EQ(family(profile, "closeness/gap_of_gaps/ideal").why, WhyMissing::not_answered);
}

TEST(CoupleProfile, OfSeveralDatesTheLatestOnOrBeforeTheDayCounts) {
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

TEST(CoupleProfile, AnswersAYearApartAreComparedAndItIsSaid) {
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

TEST(CoupleProfile, DifferentVersionsAreNotCompared) {
  const Instrument instrument = closeness(1);
  CoupleFile couple = answered_now();
  couple.administrations[1].version = "2.0.0";
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(profile.families[0].why, WhyMissing::other_version);
  EXPECT_EQ(profile.families[0].note,
            "Ben's answers as 'now' are to version 2.0.0, the ones that are compared to version 1.0.0: not "
            "compared");
  EXPECT_TRUE(profile.families[0].rows.empty());
  ASSERT_EQ(profile.sheets.size(), 2U);
  EXPECT_TRUE(profile.sheets[1].other_version);
  EXPECT_TRUE(profile.sheets[1].scores.empty());
  ASSERT_EQ(profile.notes.size(), 1U);
  EXPECT_EQ(profile.notes[0], "closeness: " + profile.families[0].note);
}

// A trap: an uncorrected flag. One of five has p below .05, and Holm's does not.
TEST(CoupleProfile, FlagsByHolmAndNeverByTheUnadjustedP) {
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

TEST(CoupleProfile, ValidityScalesAndCompositesStandOutsideTheFamily) {
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

TEST(CoupleProfile, AScaleWithoutMeaningInAPerspectiveHasNoRowThere) {
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

TEST(CoupleProfile, ARowWithoutScoreSaysWhose) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  Numbers few(16, 1);
  for (std::size_t i = 0; i < 3; ++i) few[i] = none;
  answer(couple, "ada", Numbers(16, 2));
  answer(couple, "ben", few);
  const CoupleProfile profile = profile_of(instrument, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.why, WhyMissing::not_answered);
  EXPECT_EQ(s1.note, "no score from Ben's answers as 'now' (too few answers)");
  EXPECT_TRUE(s1.flags.has(Flag::too_few_answers));
  EXPECT_TRUE(row(profile, "closeness/difference/now/s2").value.exists());
  EXPECT_EQ(profile.profiles[0].scales, std::vector<std::string>{"s2"});
}

// Where items are unanswered the paired t goes over those that both answered, and says so.
TEST(CoupleProfile, AProratedScoreIsTestedOverTheItemsThatBothAnswered) {
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

TEST(CoupleProfile, IdenticalAnswersDifferByNothingAndHaveNoInterval) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  Numbers same(16, 3);
  same[2] = 1;
  answer(couple, "ada", same);
  answer(couple, "ben", same);
  const CoupleProfile profile = profile_of(instrument, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 0);
  EXPECT_EQ(s1.interval.why, WhyMissing::no_spread);
  EXPECT_TRUE(s1.flags.has(Flag::no_spread));
  EXPECT_FALSE(s1.flagged);
  EXPECT_EQ(family(profile, "closeness/difference/now").m, 0U);
  EXPECT_EQ(profile.profiles[0].distance.d2.observed.value, 0);
  EXPECT_FALSE(profile.profiles[0].q.total.value.exists());
  EXPECT_FALSE(profile.profiles[0].equal_profiles.interval.exists());
  EXPECT_EQ(profile.items[0].kappa.value, 1);
}

TEST(CoupleProfile, ConstantAnswersAreNoError) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  answer(couple, "ada", Numbers(16, 4));
  answer(couple, "ben", Numbers(16, 0));
  const CoupleProfile profile = profile_of(instrument, couple);
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").value.value, 16);  // two of eight are reversed
  EXPECT_EQ(profile.items[0].kappa.exists(), true);
  EXPECT_EQ(profile.items[0].items.front().average_deviation, 2);
}

TEST(CoupleProfile, AReliabilityOfOneDoesNotServeAndZeroIsRefused) {
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

TEST(CoupleProfile, WhereNothingTellsTheErrorTheDifferenceIsShownWithoutBand) {
  const Instrument brief = closeness(1, 4);
  CoupleFile couple = two_partners();
  answer(couple, "ada", {4, 3, 0, 1});
  answer(couple, "ben", {1, 1, 3, 2});
  const CoupleProfile profile = profile_of(brief, couple);
  const Discrepancy s1 = row(profile, "closeness/difference/now/s1");
  EXPECT_EQ(s1.value.value, 9);
  EXPECT_EQ(s1.interval.why, WhyMissing::error_unknown);
  EXPECT_TRUE(s1.flags.has(Flag::error_unknown));
  EXPECT_FALSE(s1.flagged);
  EXPECT_FALSE(s1.note.empty());
  EXPECT_EQ(profile.profiles[0].q.total.value.why, WhyMissing::error_unknown);
  EXPECT_FALSE(profile.profiles[0].q_note.empty());
}

TEST(CoupleProfile, QTakesTheNullThatItsErrorsAskFor) {
  Instrument instrument = closeness(3);
  CoupleFile couple = two_partners();
  Numbers ada;
  Numbers ben;
  for (std::size_t i = 0; i < 24; ++i) {
    ada.push_back(static_cast<double>((i * 7) % 5));
    ben.push_back(static_cast<double>((i * 3 + i / 5) % 5));
  }
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  EXPECT_EQ(profile_of(instrument, couple).profiles[0].q_method, QMethod::simulated);
  CoupleOptions no_draws;
  no_draws.draws = 0;
  EXPECT_EQ(profile_of(instrument, couple, no_draws).profiles[0].q_method, QMethod::none);
  for (const char* scale : {"s1", "s2", "s3"}) test::add_reliability(instrument, scale, 0.8, 6);
  EXPECT_EQ(profile_of(instrument, couple, no_draws).profiles[0].q_method, QMethod::chi_square);
  instrument.scales[1].items.push_back("q1");
  const CoupleProfile shared = profile_of(instrument, couple);
  EXPECT_EQ(shared.profiles[0].q_method, QMethod::none);
  EXPECT_NE(shared.profiles[0].q_note.find("share items"), std::string::npos);
}

TEST(CoupleProfile, ItemsAreRankedAndOnlyThoseThatMayBeShown) {
  const Instrument instrument = closeness(1);
  const CoupleProfile profile = profile_of(instrument, answered_now());
  const ItemComparison& items = profile.items[0];
  ASSERT_EQ(items.n, 8U);
  EXPECT_EQ(items.items[0].item, "q1");
  EXPECT_EQ(items.items[0].keyed_difference, 3);
  EXPECT_EQ(items.items[1].item, "q7");
  EXPECT_EQ(items.items[1].first, 0);  // as answered
  EXPECT_EQ(items.items[1].second, 3);
  EXPECT_EQ(items.items[1].keyed_difference, 3);
  EXPECT_NEAR(*items.cut, 5.0 / 6, 1e-15);
  EXPECT_FALSE(items.items[0].within_cut);
  EXPECT_TRUE(items.items.back().within_cut);
  EXPECT_NEAR(items.average_deviation.value, 1.0, 1e-15);
  CoupleOptions some;
  some.shows_item = [](std::string_view partner, std::string_view, Perspective, std::string_view item) {
    return partner == "ada" || item != "q1";
  };
  EXPECT_EQ(profile_of(instrument, answered_now(), some).items[0].n, 7U);
  EXPECT_EQ(profile_of(instrument, answered_now(), some).items[0].items[0].item, "q7");
}

TEST(CoupleProfile, AnUnknownInstrumentIsSaid) {
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

TEST(CoupleProfile, LaysScalesOfSeveralInstrumentsSideBySide) {
  Instrument one = closeness(2);
  one.scales[0].dimension = Dimension::sexual;
  one.scales[1].dimension = Dimension::emotional;
  Instrument other = closeness(1);
  other.id = "other";
  other.scales[0].dimension = Dimension::emotional;
  CoupleFile couple = two_partners();
  for (const char* partner : {"ada", "ben"}) answer(couple, partner, Numbers(16, 2));
  answer(couple, "ada", ada_now);
  couple.administrations.back().instrument = "other";
  const CoupleProfile profile = couple_profile(
      couple, [&](std::string_view id) { return id == "other" ? &other : &one; }, {.draws = 0});
  ASSERT_EQ(profile.dimensions.size(), 2U);
  EXPECT_EQ(profile.dimensions[0].dimension, Dimension::emotional);
  ASSERT_EQ(profile.dimensions[0].entries.size(), 2U);
  EXPECT_EQ(profile.dimensions[0].entries[0].discrepancy, "closeness/difference/now/s2");
  EXPECT_EQ(profile.dimensions[0].entries[1].instrument, "other");
  EXPECT_EQ(profile.dimensions[0].entries[1].first.value, 78.125);
  EXPECT_EQ(profile.dimensions[0].entries[1].second.why, WhyMissing::not_answered);
  EXPECT_EQ(profile.dimensions[0].entries[1].discrepancy, "");
}

/// Norms of couples with roles, of the one scale.
NormFile norms_by_roles() {
  NormFile file;
  file.instrument = "closeness";
  file.version = "1.0.0";
  file.source = "made up";
  CoupleNorm norm;
  norm.group = "clinic";
  norm.roles = CoupleRoles{"wife", "husband"};
  CoupleScaleNorm s1;
  s1.scale = "s1";
  s1.n = 120;
  s1.mean_first = 22;
  s1.mean_second = 19;
  s1.sd_first = 5;
  s1.sd_second = 6;
  s1.r = 0.4;
  s1.mean_difference = 3;
  s1.sd_difference = std::sqrt(25 + 36 - 2 * 0.4 * 30);
  s1.mean_square_difference = 9 + 37.0 * 119 / 120;
  s1.error = CoupleError{2, 2.5, 0.5, std::sqrt(9.25), 120};
  norm.scales = {s1};
  file.couples = {norm};
  return file;
}

TEST(CoupleProfile, CoupleNormsTellTheReliabilityAndHowUnusualADifferenceIs) {
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

TEST(CoupleProfile, NormsOfOthersDoNotServe) {
  const Instrument instrument = closeness(1);
  CoupleOptions options;
  options.norms = {norms_by_roles()};
  CoupleProfile profile = profile_of(instrument, answered_now(), options);  // without roles
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").among_couples.roles.p.why, WhyMissing::no_norms);
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").error.source, ErrorSource::answers);
  EXPECT_EQ(profile.profiles[0].true_profiles.interval.why, WhyMissing::no_norms);
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

GroupNorm group_norm(std::optional<std::string> role) {
  GroupNorm norm;
  norm.scale = "s1";
  norm.group = "clinic";
  norm.role = std::move(role);
  norm.n = 240;
  norm.mean = 20;
  norm.sd = 5;
  return norm;
}

TEST(CoupleProfile, ADifferenceInTNeedsOneNormForBoth) {
  const Instrument instrument = closeness(1);
  CoupleOptions options;
  options.norms = {norms_by_roles()};
  options.norms[0].norms = {group_norm(std::nullopt)};
  CoupleProfile profile = profile_of(instrument, answered_now(), options);
  EXPECT_NEAR(profile.sheets[0].scores[0].t.value, 60, 1e-12);
  EXPECT_NEAR(profile.sheets[1].scores[0].t.value, 32, 1e-12);
  EXPECT_EQ(profile.sheets[0].scores[0].norm_group, "clinic (made up)");
  EXPECT_NEAR(row(profile, "closeness/difference/now/s1").t.value, 28, 1e-12);
  // By roles, each partner has a T, and their difference would answer another question.
  options.norms[0].norms = {group_norm("wife"), group_norm("husband")};
  CoupleFile couple = answered_now();
  couple.partners[0].role = "wife";
  couple.partners[1].role = "husband";
  profile = profile_of(instrument, couple, options);
  EXPECT_TRUE(profile.sheets[0].scores[0].t.exists());
  EXPECT_TRUE(profile.sheets[1].scores[0].t.exists());
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").t.why, WhyMissing::no_norms);
}

TEST(CoupleProfile, APublishedNormServesOnlyIfItsGroupWasChosen) {
  Instrument instrument = closeness(1);
  Norm& norm = instrument.norms.emplace_back();
  norm.scale = "s1";
  norm.group = "students";
  norm.n = 300;
  norm.mean = 20;
  norm.sd = 5;
  norm.provenance.source = "made up";
  CoupleOptions options;
  EXPECT_EQ(profile_of(instrument, answered_now(), options).sheets[0].scores[0].t.why, WhyMissing::no_norms);
  options.norm_group = "students";
  EXPECT_NEAR(profile_of(instrument, answered_now(), options).sheets[0].scores[0].t.value, 60, 1e-12);
}

// A trap: profiles over mixed ranges. What one scale is multiplied by must not decide how far apart two
// people are.
TEST(CoupleProfile, ProfilesAreComparedInOneMetric) {
  Instrument instrument = closeness(3);
  CoupleFile couple = two_partners();
  Numbers ada;
  Numbers ben;
  for (std::size_t i = 0; i < 24; ++i) {
    ada.push_back(static_cast<double>((i * 7 + 1) % 5));
    ben.push_back(static_cast<double>((i * 3 + i / 5) % 5));
  }
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  const CoupleProfile before = profile_of(instrument, couple);
  instrument.scales[1].multiplier = 10;
  const CoupleProfile after = profile_of(instrument, couple);
  EXPECT_NEAR(row(after, "closeness/difference/now/s2").value.value,
              10 * row(before, "closeness/difference/now/s2").value.value, 1e-12);
  EXPECT_NEAR(after.profiles[0].distance.d2.observed.value, before.profiles[0].distance.d2.observed.value,
              1e-9);
  EXPECT_NEAR(after.profiles[0].q.total.value.value, before.profiles[0].q.total.value.value, 1e-9);
  EXPECT_NEAR(after.profiles[0].equal_profiles.interval.low, before.profiles[0].equal_profiles.interval.low,
              1e-9);
  EXPECT_NEAR(after.profiles[0].distance.d2.noise.value, before.profiles[0].distance.d2.noise.value, 1e-9);
}

}  // namespace
}  // namespace intimetry::couple_profile_test
