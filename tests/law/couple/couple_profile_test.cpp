#include "intimetry/couple/couple_profile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "intimetry/stats/profile_similarity.hpp"
#include "unit/couple/couple_kit.hpp"

namespace intimetry::couple_profile_test {
namespace {

constexpr std::size_t scales = 5;

/// A couple with answers in random perspectives, some of them missing.
CoupleFile random_couple(Random& random, bool everything) {
  CoupleFile couple = test::two_partners();
  for (const char* partner : {"ada", "ben"}) {
    for (const Perspective perspective :
         {Perspective::now, Perspective::ideal, Perspective::partner, Perspective::observer}) {
      if (!everything && random.below(4) == 0) continue;
      std::vector<double> answers(8 * scales);
      for (double& one : answers) {
        one = random.below(20) == 0 ? test::none : static_cast<double>(random.below(5));
      }
      test::answer(couple, partner, answers, perspective);
    }
  }
  return couple;
}

CoupleFile turned(CoupleFile couple) {
  std::swap(couple.partners[0], couple.partners[1]);
  return couple;
}

/// Norms of couples with exchangeable members.
NormFile common_norms(const Instrument& instrument) {
  NormFile file;
  file.instrument = instrument.id;
  file.version = instrument.version;
  file.source = "made up";
  CoupleNorm norm;
  norm.group = "couples";
  CoupleMoments moments;
  moments.n = 150;
  for (std::size_t s = 0; s < scales; ++s) {
    CoupleScaleNorm figures;
    figures.scale = instrument.scales[s].id;
    figures.n = 150;
    figures.mean_first = figures.mean_second = 14 + static_cast<double>(s);
    figures.sd_first = figures.sd_second = 6;
    figures.r = 0.4;
    figures.sd_difference = std::sqrt(2 * 36 * 0.6);
    figures.mean_square_difference = 2 * 36 * 0.6;
    figures.error = CoupleError{3, 3, 1, 4, 150};
    norm.scales.push_back(figures);
    moments.scales.push_back(figures.scale);
  }
  for (std::size_t i = 0; i < 2 * scales; ++i) {
    moments.mean.push_back(14 + static_cast<double>(i % scales));
    for (std::size_t j = 0; j < 2 * scales; ++j) {
      const bool one_scale = i % scales == j % scales;
      const bool one_person = (i < scales) == (j < scales);
      moments.covariance.push_back(36 * (i == j ? 1 : one_scale ? 0.4 : one_person ? 0.35 : 0.2));
    }
  }
  norm.moments = moments;
  file.couples.push_back(norm);
  return file;
}

void expect_same(const Statistic& a, const Statistic& b, const std::string& what, double sign = 1) {
  EXPECT_EQ(a.reason, b.reason) << what;
  EXPECT_TRUE(!a.exists() || a.value == sign * b.value) << what << ": " << a.value << ", " << b.value;
}

void expect_turned(const Discrepancy& one, const Discrepancy& other, double sign) {
  expect_same(one.value, other.value, one.id, sign);
  expect_same(one.pomp, other.pomp, one.id, sign);
  expect_same(one.statistic, other.statistic, one.id, sign);
  expect_same(one.p, other.p, one.id);
  expect_same(one.p_holm, other.p_holm, one.id);
  expect_same(one.smallest_detectable, other.smallest_detectable, one.id);
  EXPECT_EQ(one.flagged, other.flagged) << one.id;
  EXPECT_EQ(one.flags, other.flags) << one.id;
  EXPECT_EQ(one.interval.reason, other.interval.reason) << one.id;
  if (one.interval.exists()) {
    EXPECT_EQ(one.interval.low, sign < 0 ? -other.interval.high : other.interval.low) << one.id;
  }
  expect_same(one.among_couples.reliability, other.among_couples.reliability, one.id);
  expect_same(one.among_couples.regressed, other.among_couples.regressed, one.id, sign);
  expect_same(one.among_couples.exchangeable.p, other.among_couples.exchangeable.p, one.id);
}

void expect_same_band(const SimilarityBand& a, const SimilarityBand& b, const std::string& what) {
  expect_same(a.observed, b.observed, what);
  expect_same(a.median, b.median, what);
  expect_same(a.at_or_below, b.at_or_below, what);
  EXPECT_EQ(a.interval.reason, b.interval.reason) << what;
  if (!a.interval.exists()) return;
  EXPECT_EQ(a.interval.low, b.interval.low) << what;
  EXPECT_EQ(a.interval.high, b.interval.high) << what;
}

void expect_same_profile(const ProfileComparison& a, const ProfileComparison& b) {
  expect_same(a.q.total.value, b.q.total.value, a.id);
  expect_same(a.q.total.p, b.q.total.p, a.id);
  expect_same(a.q.elevation.p, b.q.elevation.p, a.id);
  expect_same(a.q.rest.p, b.q.rest.p, a.id);
  expect_same(a.distance.d2.observed, b.distance.d2.observed, a.id);
  expect_same(a.distance.scatter, b.distance.scatter, a.id);
  expect_same(a.distance.shape, b.distance.shape, a.id);
  expect_same_band(a.equal_profiles, b.equal_profiles, a.id + " (a)");
  expect_same_band(a.true_profiles, b.true_profiles, a.id + " (b)");
  expect_same(a.distinctive, b.distinctive, a.id);
  expect_same(a.normativeness_first, b.normativeness_second, a.id);
}

class CoupleProfileLaw : public ::testing::Test {
 protected:
  Random random_{31};
};

TEST_F(CoupleProfileLaw, SwappingThePartnersChangesSignsAndNothingElse) {
  Instrument instrument = test::closeness(scales);
  CoupleOptions options;
  options.draws = 60;
  std::size_t posterior_bands = 0;
  std::size_t from_answers = 0;
  for (int round = 0; round < 60; ++round) {
    instrument.reliabilities.clear();
    options.norms.clear();
    if (round % 4 < 2) options.norms = {common_norms(instrument)};
    for (std::size_t s = 0; s < scales && round % 3 == 1; ++s) {
      test::add_reliability(instrument, instrument.scales[s].id, 0.75, 6);
    }
    const CoupleFile couple = random_couple(random_, round % 2 == 0);
    const CoupleProfile one = couple_profile(couple, test::only(instrument), options);
    const CoupleProfile other = couple_profile(turned(couple), test::only(instrument), options);
    ASSERT_EQ(one.families.size(), other.families.size());
    for (const DiscrepancyFamily& family : one.families) {
      const DiscrepancyFamily& same = *find_family(other, family.id);
      EXPECT_EQ(family.reason, same.reason) << family.id;
      EXPECT_EQ(family.m, same.m) << family.id;
      ASSERT_EQ(family.rows.size(), same.rows.size()) << family.id;
      const double sign = family.partner.empty() ? -1 : 1;
      for (std::size_t i = 0; i < family.rows.size(); ++i) {
        expect_turned(family.rows[i], same.rows[i], sign);
      }
    }
    ASSERT_EQ(one.profiles.size(), other.profiles.size());
    for (std::size_t i = 0; i < one.profiles.size(); ++i) {
      expect_same_profile(one.profiles[i], other.profiles[i]);
      posterior_bands += one.profiles[i].true_profiles.interval.exists() ? 1 : 0;
      from_answers += one.profiles[i].q_method == QMethod::simulated ? 1 : 0;
    }
    ASSERT_EQ(one.items.size(), other.items.size());
    for (std::size_t i = 0; i < one.items.size(); ++i) {
      EXPECT_NEAR(one.items[i].kappa.value, other.items[i].kappa.value, 1e-13);
      EXPECT_EQ(one.items[i].average_deviation.value, other.items[i].average_deviation.value);
    }
  }
  EXPECT_GT(posterior_bands, 20U);
  EXPECT_GT(from_answers, 20U);
}

TEST_F(CoupleProfileLaw, APersonWithThemselfHasNoDiscrepancy) {
  const Instrument instrument = test::closeness(scales);
  for (int round = 0; round < 20; ++round) {
    CoupleFile couple = random_couple(random_, true);
    std::erase_if(couple.administrations, [](const Administration& given) { return given.partner == "ben"; });
    const std::size_t own = couple.administrations.size();
    for (std::size_t i = 0; i < own; ++i) {
      couple.administrations.push_back(couple.administrations[i]);
      couple.administrations.back().partner = "ben";
    }
    const CoupleProfile profile = couple_profile(couple, test::only(instrument), {.draws = 20});
    for (const DiscrepancyFamily& family : profile.families) {
      for (const Discrepancy& row : family.rows) {
        EXPECT_TRUE(!family.partner.empty() || !row.value.exists() || row.value.value == 0) << row.id;
        EXPECT_FALSE(family.partner.empty() && row.flagged) << row.id;
      }
    }
    for (const ProfileComparison& one : profile.profiles) EXPECT_EQ(one.distance.d2.observed.value, 0);
    for (const ItemComparison& one : profile.items) EXPECT_NEAR(one.kappa.value, 1, 1e-15);
  }
}

TEST_F(CoupleProfileLaw, KappaOverTheItemsIsTheConcordanceOfTheKeyedAnswers) {
  const Instrument instrument = test::closeness(scales);
  for (int round = 0; round < 50; ++round) {
    const CoupleProfile profile =
        couple_profile(random_couple(random_, true), test::only(instrument), {.draws = 0});
    for (const ItemComparison& one : profile.items) {
      std::vector<double> a;
      std::vector<double> b;
      for (const ItemDifference& item : one.items) {
        // The keying direction of the item: 1, or -1 if it is reversed.
        const double keyed =
            item.first == item.second ? 1 : item.keyed_difference / (item.first - item.second);
        const std::size_t number = std::stoul(item.item.substr(1));
        const bool reversed = (number - 1) % 8 >= 6;
        EXPECT_TRUE(item.first == item.second || (keyed < 0) == reversed) << item.item;
        a.push_back(reversed ? 4 - item.first : item.first);
        b.push_back(reversed ? 4 - item.second : item.second);
      }
      EXPECT_NEAR(one.kappa.value, concordance_correlation(a, b).value, 1e-12);
    }
  }
}

TEST_F(CoupleProfileLaw, TheSameSeedGivesTheSameBands) {
  const Instrument instrument = test::closeness(scales);
  const CoupleFile couple = random_couple(random_, true);
  const CoupleProfile one = couple_profile(couple, test::only(instrument), {.draws = 100, .seed = 5});
  const CoupleProfile again = couple_profile(couple, test::only(instrument), {.draws = 100, .seed = 5});
  const CoupleProfile other = couple_profile(couple, test::only(instrument), {.draws = 100, .seed = 6});
  expect_same_band(one.profiles[0].equal_profiles, again.profiles[0].equal_profiles, "again");
  EXPECT_NE(one.profiles[0].equal_profiles.interval.low, other.profiles[0].equal_profiles.interval.low);
}

}  // namespace
}  // namespace intimetry::couple_profile_test
