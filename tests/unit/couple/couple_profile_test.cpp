#include "intimetry/couple/couple_profile.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profile_test {
namespace {

using test::ada_now;
using test::answer;
using test::answered_now;
using test::closeness;
using test::norms_by_roles;
using test::Numbers;
using test::profile_of;
using test::row;
using test::two_partners;

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
  EXPECT_EQ(profile.dimensions[0].entries[1].second.reason, MissingReason::not_answered);
  EXPECT_EQ(profile.dimensions[0].entries[1].discrepancy, "");
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
  EXPECT_NEAR(profile.administrations[0].scores[0].t.value, 60, 1e-12);
  EXPECT_NEAR(profile.administrations[1].scores[0].t.value, 32, 1e-12);
  EXPECT_EQ(profile.administrations[0].scores[0].norm_group, "clinic (made up)");
  EXPECT_NEAR(row(profile, "closeness/difference/now/s1").t.value, 28, 1e-12);
  // By roles, each partner has a T, and their difference would answer another question.
  options.norms[0].norms = {group_norm("wife"), group_norm("husband")};
  CoupleFile couple = answered_now();
  couple.partners[0].role = "wife";
  couple.partners[1].role = "husband";
  profile = profile_of(instrument, couple, options);
  EXPECT_TRUE(profile.administrations[0].scores[0].t.exists());
  EXPECT_TRUE(profile.administrations[1].scores[0].t.exists());
  EXPECT_EQ(row(profile, "closeness/difference/now/s1").t.reason, MissingReason::no_norms);
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
  EXPECT_EQ(profile_of(instrument, answered_now(), options).administrations[0].scores[0].t.reason,
            MissingReason::no_norms);
  options.norm_group = "students";
  EXPECT_NEAR(profile_of(instrument, answered_now(), options).administrations[0].scores[0].t.value, 60,
              1e-12);
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
