#include "intimetry/quality/key_faults.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/quality/quality_samples.hpp"

namespace intimetry::key_faults_test {
namespace {

using test::Study;

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

TEST(KeyFaults, FindsNothingInCleanData) {
  Study study;
  const KeyFaults faults = key_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall, KeySuspicion::none);
  for (const ScaleSigns& scale : faults.scales) EXPECT_EQ(scale.suspicion, KeySuspicion::none);
}

TEST(KeyFaults, TellsDataShippedAlreadyReversedFromAWrongKey) {
  Study study;
  study.turn_all_reversed();
  const KeyFaults all = key_faults(study.plan, study.administrations.view());
  EXPECT_EQ(all.overall, KeySuspicion::already_reversed);
  EXPECT_EQ(all.mixed_scales, 3U);
  for (const ScaleSigns& scale : all.scales) {
    EXPECT_LT(scale.between.interval.high, 0);
    for (const ItemSign& item : scale.items) EXPECT_EQ(item.suspicion, KeySuspicion::none);
  }
}

TEST(KeyFaults, FindsTheOneItemThatIsKeyedWrong) {
  Study study;
  study.turn(12);
  const KeyFaults faults = key_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall, KeySuspicion::none);
  for (const ScaleSigns& scale : faults.scales) {
    for (const ItemSign& item : scale.items) {
      EXPECT_EQ(item.suspicion, item.item == 12 ? KeySuspicion::wrong_key : KeySuspicion::none) << item.item;
    }
  }
  EXPECT_EQ(faults.scales[1].items[4].rest.n, 200);
  EXPECT_LT(faults.scales[1].items[4].rest.interval.high, 0);
}

// The item is named beside the verdict on the table, whether the key reverses it or not, and no other is.
TEST(KeyFaults, FindsTheOneWrongItemInDataReversedAlready) {
  for (const std::size_t wrong : {std::size_t{8}, std::size_t{12}}) {
    Study study;
    study.turn_all_reversed();
    study.turn(wrong);
    const KeyFaults faults = key_faults(study.plan, study.administrations.view());
    EXPECT_EQ(faults.overall, KeySuspicion::already_reversed);
    for (const ScaleSigns& scale : faults.scales) {
      EXPECT_EQ(scale.suspicion, KeySuspicion::already_reversed);
      for (const ItemSign& item : scale.items) {
        EXPECT_EQ(item.suspicion, item.item == wrong ? KeySuspicion::wrong_key : KeySuspicion::none)
            << item.item;
        EXPECT_EQ(item.unturned.r.value < 0, item.item == wrong) << item.item;
      }
    }
  }
}

// What correlates as it stands does so whatever the key says.
TEST(KeyFaults, EvidenceOfUnturnedAnswersIsThatOfAKeyThatReversesNothing) {
  Study study;
  study.turn_all_reversed();
  const ScoringPlan plain = test::quality_plan(3, 8, 0);
  const KeyFaults found = key_faults(study.plan, study.administrations.view());
  const KeyFaults expected = key_faults(plain, study.administrations.view());
  for (std::size_t s = 0; s < 3; ++s) {
    for (std::size_t i = 0; i < 8; ++i) {
      EXPECT_NEAR(found.scales[s].items[i].unturned.r.value, expected.scales[s].items[i].rest.r.value, 1e-14);
    }
  }
}

// With half of the items turned, every item goes against the rest, and none of them is the odd one out.
TEST(KeyFaults, FindsDataAlreadyReversedWhereHalfOfTheItemsAre) {
  Study study;
  study.plan = test::quality_plan(2, 6, 3);
  study.administrations = test::simulated_administrations(study.plan, 200, .3, study.random);
  study.turn_all_reversed();
  const KeyFaults faults = key_faults(study.plan, study.administrations.view());
  EXPECT_EQ(faults.overall, KeySuspicion::already_reversed);
  for (const ItemSign& item : faults.scales[0].items) EXPECT_LT(item.rest.r.value, 0);
}

TEST(KeyFaults, FindsTheKeyFaultBehindARangeFault) {
  Study study;
  study.turn(12);
  for (double& x : study.administrations.answers) x += 1;
  EXPECT_EQ(key_faults(study.plan, study.administrations.view()).scales[1].items[4].suspicion,
            KeySuspicion::wrong_key);
}

TEST(KeyFaults, LeavesAMissingCodeOutOfCorrelations) {
  Study study;
  const double clean = key_faults(study.plan, study.administrations.view()).scales[0].items[1].rest.r.value;
  for (std::size_t row = 0; row < 10; ++row) study.administrations.at(row, 0) = -99;
  const SignEvidence rest = key_faults(study.plan, study.administrations.view()).scales[0].items[1].rest;
  EXPECT_EQ(rest.n, 190);
  EXPECT_NEAR(rest.r.value, clean, .1);
}

TEST(KeyFaults, SaysWhyThereIsNoCorrelation) {
  Study study;
  for (std::size_t row = 0; row < 200; ++row) study.administrations.at(row, 0) = 2;
  EXPECT_EQ(key_faults(study.plan, study.administrations.view()).scales[0].items[0].rest.r.reason,
            MissingReason::zero_variance);
  const test::ScoredAdministrations empty{5, 24, std::vector<double>(5 * 24, gap)};
  const KeyFaults nothing = key_faults(study.plan, empty.view());
  EXPECT_EQ(nothing.scales[0].items[0].rest.r.reason, MissingReason::too_few_cases);
  EXPECT_EQ(nothing.scales[0].between.r.reason, MissingReason::too_few_cases);
  EXPECT_EQ(nothing.overall, KeySuspicion::none);
  const ScoringPlan one = test::quality_plan(1, 1, 0);
  const KeyFaults single = key_faults(one, test::simulated_administrations(one, 50, .3, study.random).view());
  EXPECT_EQ(single.scales[0].items[0].rest.r.reason, MissingReason::number_of_items);
  EXPECT_EQ(single.scales[0].between.r.reason, MissingReason::number_of_items);
}

TEST(KeyFaults, RefusesAnotherNumberOfColumns) {
  Study study;
  EXPECT_THROW(key_faults(study.plan, test::ScoredAdministrations{1, 3, {1, 2, 3}}.view()), Error);
}

}  // namespace
}  // namespace intimetry::key_faults_test
