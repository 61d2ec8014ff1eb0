#include "intimetry/change/clinical_cutoff.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "intimetry/core/error.hpp"
#include "unit/change/change_kit.hpp"

namespace intimetry::clinical_cutoff_test {
namespace {

using test::cutoff_at;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
const Direction better = Direction::higher_is_better;
const Direction worse = Direction::higher_is_worse;

TEST(JacobsonTruaxCutoffs, GivesThePapersCutoffs) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({40, 7.5, 60, 7.5}, better);
  EXPECT_DOUBLE_EQ(cutoffs.a, 55);
  EXPECT_DOUBLE_EQ(cutoffs.b, 45);
  EXPECT_DOUBLE_EQ(cutoffs.c, 50);
}

TEST(JacobsonTruaxCutoffs, TrapTakesTheFunctionalSdForCutoffB) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({40, 10, 60, 5}, better);
  EXPECT_DOUBLE_EQ(cutoffs.a, 60);
  EXPECT_DOUBLE_EQ(cutoffs.b, 50);            // with the clinical SD 40
  EXPECT_NEAR(cutoffs.c, 800.0 / 15, 1e-12);  // nearer the group that spreads less
}

TEST(JacobsonTruaxCutoffs, MirrorsCutoffsWhereHigherIsWorse) {
  const JacobsonTruaxCutoffs cutoffs = jacobson_truax_cutoffs({60, 10, 40, 5}, worse);
  EXPECT_DOUBLE_EQ(cutoffs.a, 40);
  EXPECT_DOUBLE_EQ(cutoffs.b, 50);
}

TEST(JacobsonTruaxCutoffs, RefusesWhatCannotBe) {
  EXPECT_THROW(jacobson_truax_cutoffs({60, 10, 40, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 10, 40, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 0, 60, 5}, better), Error);
  EXPECT_THROW(jacobson_truax_cutoffs({40, 10, 60, 5}, Direction::neither), Error);
}

TEST(ClinicalCutoff, PutsTheClinicalSideAtTheWorseEnd) {
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::below, 47.31), better).is_clinical(47));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::below, 17), better).is_clinical(17));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_most, 17), better).is_clinical(17));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::above, 10), worse).is_clinical(10));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_least, 10), worse).is_clinical(10));
  // "at least 50: doing well", "below 5: no symptoms"
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::at_least, 50), better).is_clinical(49));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::at_least, 50), better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::above, 50), better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(cutoff_at(Comparison::below, 5), worse).is_clinical(5));
  EXPECT_FALSE(clinical_cutoff(cutoff_at(Comparison::at_most, 5), worse).is_clinical(5));
  EXPECT_FALSE(clinical_cutoff(50, better).is_clinical(50));
  EXPECT_TRUE(clinical_cutoff(50, worse).is_clinical(51));
  EXPECT_FALSE(clinical_cutoff(50, better).is_clinical(nan));
  EXPECT_THROW(clinical_cutoff(50, Direction::neither), Error);
}

}  // namespace
}  // namespace intimetry::clinical_cutoff_test
