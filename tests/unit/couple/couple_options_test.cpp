#include "intimetry/couple/couple_options.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

#include "intimetry/stats/distributions.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_options_test {
namespace {

using test::ada_now;
using test::answer;
using test::answered_now;
using test::ben_now;
using test::closeness;
using test::family;
using test::Numbers;
using test::profile_of;
using test::row;
using test::two_partners;

CoupleFile answered_on(Date ben_on) {
  CoupleFile couple = two_partners();
  answer(couple, "ada", ada_now);
  answer(couple, "ben", ben_now, Perspective::now, ben_on);
  return couple;
}

TEST(CoupleOptions, TheLevelIsThatOfTheIntervals) {
  const Instrument instrument = closeness(1);
  const Discrepancy narrow =
      row(profile_of(instrument, answered_now(), {.level = 0.8}), "closeness/difference/now/s1");
  const double margin = t_quantile(0.9, 7) * narrow.error.standard_error;
  EXPECT_NEAR(narrow.interval.low, 14 - margin, 1e-12);
  EXPECT_NEAR(narrow.interval.high, 14 + margin, 1e-12);
}

TEST(CoupleOptions, AlphaIsWhatTheAdjustedPMustNotExceed) {
  const Instrument instrument = closeness(1);
  const double p = row(profile_of(instrument, answered_now()), "closeness/difference/now/s1").p_holm.value;
  const auto flagged = [&](double alpha) {
    return row(profile_of(instrument, answered_now(), {.alpha = alpha}), "closeness/difference/now/s1")
        .flagged;
  };
  EXPECT_TRUE(flagged(p));
  EXPECT_FALSE(flagged(p * 0.999));
}

TEST(CoupleOptions, FarApartIsFromSoManyDaysOn) {
  const Instrument instrument = closeness(1);
  const auto far = [&](Date ben_on, int limit) {
    return family(profile_of(instrument, answered_on(ben_on), {.far_apart_days = limit}),
                  "closeness/difference/now")
        .far_apart;
  };
  EXPECT_TRUE(far(Date(2026, 3, 31), 30));
  EXPECT_FALSE(far(Date(2026, 3, 30), 30));
  EXPECT_FALSE(far(Date(2027, 2, 28), 365));
}

TEST(CoupleOptions, WithoutDrawsThereIsNoBand) {
  const Instrument instrument = closeness(3);
  CoupleFile couple = two_partners();
  Numbers ada(24, 1);
  Numbers ben(24, 3);
  for (std::size_t i = 0; i < 24; i += 3) ada[i] = ben[i] = 2;
  for (std::size_t i = 8; i < 16; i += 2) ada[i] = 4;
  answer(couple, "ada", ada);
  answer(couple, "ben", ben);
  EXPECT_FALSE(profile_of(instrument, couple, {.draws = 0}).profiles[0].equal_profiles.interval.exists());
  EXPECT_TRUE(profile_of(instrument, couple, {.draws = 50}).profiles[0].equal_profiles.interval.exists());
}

TEST(CoupleOptions, AScaleThatIsWithheldIsNowhere) {
  const Instrument instrument = closeness(2);
  CoupleFile couple = two_partners();
  answer(couple, "ada", Numbers(16, 2));
  answer(couple, "ben", Numbers(16, 3));
  CoupleOptions options;
  options.shows_scale = [](std::string_view partner, std::string_view, Perspective, std::string_view scale) {
    return partner == "ada" || scale != "s2";
  };
  const CoupleProfile profile = profile_of(instrument, couple, options);
  EXPECT_EQ(family(profile, "closeness/difference/now").rows.size(), 1U);
  EXPECT_EQ(find_score(find_administration(profile, "ben", "closeness", Perspective::now), "s2"), nullptr);
  EXPECT_NE(find_score(find_administration(profile, "ada", "closeness", Perspective::now), "s2"), nullptr);
}

TEST(CoupleOptions, ASourceThatIsAskedForIsTakenOrNone) {
  Instrument instrument = closeness(1);
  const auto source = [&](ErrorSource asked) {
    return row(profile_of(instrument, answered_now(), {.error_source = asked}), "closeness/difference/now/s1")
        .error.source;
  };
  EXPECT_EQ(source(ErrorSource::answers), ErrorSource::answers);
  EXPECT_EQ(source(ErrorSource::published_sample), ErrorSource::none);
}

}  // namespace
}  // namespace intimetry::couple_options_test
