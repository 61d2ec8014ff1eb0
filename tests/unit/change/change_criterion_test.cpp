#include "intimetry/change/change_criterion.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "intimetry/change/score_change.hpp"
#include "intimetry/core/error.hpp"
#include "unit/change/change_kit.hpp"

namespace intimetry::change_criterion_test {
namespace {

using test::cutoff_at;
using test::published;

const Direction better = Direction::higher_is_better;

ChangeVerdict verdict(double earlier, double later, const ChangeCriterion& criterion, Direction direction,
                      std::optional<ClinicalCutoff> cutoff = std::nullopt) {
  return score_change(earlier, later, criterion, direction, cutoff).verdict;
}

// Anderson et al. 2014: cutoff 47.31, reliable change 11.58.
TEST(PublishedIndex, ClassifiesByTheRdas) {
  const ChangeCriterion criterion = change_criterion(published(11.58, Comparison::above));
  const ClinicalCutoff cutoff = clinical_cutoff(cutoff_at(Comparison::below, 47.31), better);
  EXPECT_EQ(verdict(40, 52, criterion, better, cutoff), ChangeVerdict::recovered);
  EXPECT_EQ(verdict(30, 42, criterion, better, cutoff), ChangeVerdict::improved);
  EXPECT_EQ(verdict(50, 62, criterion, better, cutoff), ChangeVerdict::improved);
  EXPECT_EQ(verdict(40, 51, criterion, better, cutoff), ChangeVerdict::unchanged);  // crossed, not reliable
  EXPECT_EQ(verdict(52, 40, criterion, better, cutoff), ChangeVerdict::deteriorated);
  EXPECT_TRUE(score_change(40, 51, criterion, better, cutoff).crossed);
  EXPECT_EQ(criterion.smallest_detectable().value, 11.58);
  EXPECT_NEAR(criterion.error.standard_error * 1.96, 11.58, 1e-12);
}

TEST(PublishedIndex, UsesItsOwnComparison) {
  EXPECT_EQ(verdict(40, 56, change_criterion(published(16, Comparison::above)), better),
            ChangeVerdict::unchanged);
  EXPECT_EQ(verdict(40, 56, change_criterion(published(16, Comparison::at_least)), better),
            ChangeVerdict::improved);
  EXPECT_THROW(change_criterion(published(16, Comparison::below)), Error);
  EXPECT_THROW(change_criterion(published(0, Comparison::above)), Error);
  EXPECT_THROW(change_criterion(published(16, Comparison::above), .5), Error);
}

TEST(PublishedIndex, TakesMeansThatEqualTheLimitForEqual) {
  // 3.3 - 1.1 is a little more than 2.2 in binary, 1.3 - 0.3 - 1 a little less.
  EXPECT_FALSE(change_criterion(published(2.2, Comparison::above)).met_by(3.3 - 1.1));
  EXPECT_TRUE(change_criterion(published(2.2, Comparison::at_least)).met_by(3.3 - 1.1));
  EXPECT_TRUE(change_criterion(published(0.3, Comparison::at_least)).met_by(0.8 - 0.5));
}

TEST(PublishedIndex, GrowsWithUnansweredItems) {
  EXPECT_DOUBLE_EQ(change_criterion(published(16, Comparison::above), 1.25).limit, 20);
}

}  // namespace
}  // namespace intimetry::change_criterion_test
