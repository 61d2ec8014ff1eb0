#include "intimetry/quality/response_quality.hpp"

#include <gtest/gtest.h>

#include "unit/quality/quality_samples.hpp"

namespace intimetry::response_quality_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

TEST(ResponseQuality, FlagsAStraightLinerWhoseOtherIndicesDoNotExist) {
  const ScoringPlan plan = test::quality_plan(4, 5, 0);  // no reversed item: keyed answers do not vary either
  Random random(1);
  test::ScoredAdministrations administrations = test::simulated_administrations(plan, 60, .5, random);
  for (std::size_t j = 0; j < 20; ++j) administrations.at(7, j) = 2;
  administrations.at(7, 3) = gap;  // breaks the run, and is no excuse
  const ResponseQuality quality = response_quality(plan, administrations.view()).respondents[7];
  EXPECT_EQ(quality.even_odd.r.reason, MissingReason::zero_variance);
  EXPECT_EQ(quality.longest_run.value, 16);
  EXPECT_EQ(quality.intra_individual_sd.value, 0);
  EXPECT_TRUE(quality.flags.has(Flag::straight_lining));
  EXPECT_TRUE(quality.flags.has(Flag::long_run));
}

TEST(ResponseQuality, TakesRunsFromAnswersAsGivenAndEvenOddFromKeyedOnes) {
  const ScoringPlan plan = test::quality_plan(3, 4, 2);  // items 1 and 2 of each scale are reversed
  test::ScoredAdministrations administrations{1, 12, std::vector<double>(12, 4)};
  const ResponseQuality straight = response_quality(plan, administrations.view()).respondents[0];
  EXPECT_EQ(straight.longest_run.value, 12);  // keyed: 0 0 4 4 ...
  EXPECT_EQ(straight.intra_individual_sd.value, 0);
  // A careful person: scale means 0, 2, 4 in both halves once keyed; as given the halves are constant.
  administrations.answers = {4, 4, 0, 0, 2, 2, 2, 2, 0, 0, 4, 4};
  const ResponseQuality careful = response_quality(plan, administrations.view()).respondents[0];
  ASSERT_TRUE(careful.even_odd.r.exists());
  EXPECT_NEAR(careful.even_odd.spearman_brown.value, 1, 1e-12);
  EXPECT_TRUE(careful.flags.none());
}

TEST(ResponseQuality, CountsWhatIsNoAnswerEachAsWhatItIs) {
  ScoringPlan plan = test::quality_plan(1, 5, 0);
  plan.items[2].not_applicable = true;
  const std::vector<double> row{-9, 9, 77, gap, 3};  // 77 is this column's "not applicable"
  std::vector<ResponseColumn> columns;
  for (const double& x : row) {
    columns.push_back(column_of(&x, 1));
    columns.back().not_applicable_code = 77;
  }
  const ResponseQuality quality = response_quality(plan, {1, columns}).respondents[0];
  EXPECT_EQ(quality.out_of_range, 2U);
  EXPECT_EQ(quality.not_applicable, 1U);
  EXPECT_EQ(quality.missing, 1U);
  EXPECT_EQ(quality.answered, 1U);
  EXPECT_EQ(quality.missing_share.value, .2);
  EXPECT_TRUE(quality.flags.has(Flag::out_of_range));
  EXPECT_FALSE(quality.flags.has(Flag::many_missing));  // not more than a fifth
  EXPECT_EQ(quality.intra_individual_sd.reason, MissingReason::number_of_items);
}

TEST(ResponseQuality, FindsTheOutlierByMahalanobis) {
  const ScoringPlan plan = test::quality_plan(1, 4, 0);
  Random random(2);
  test::ScoredAdministrations administrations = test::simulated_administrations(plan, 300, .8, random);
  for (std::size_t j = 0; j < 4; ++j)
    administrations.at(5, j) = j % 2 == 0 ? 4 : 0;  // each answer common, the pattern rare
  const QualityTable table = response_quality(plan, administrations.view());
  EXPECT_TRUE(table.respondents[5].flags.has(Flag::outlying));
  EXPECT_GT(table.synonyms.size(), 0U);
  EXPECT_TRUE(table.antonyms.empty());
}

MissingReason no_distance(const ScoringPlan& plan, const test::ScoredAdministrations& administrations) {
  const QualityTable table = response_quality(plan, administrations.view());
  for (const ResponseQuality& quality : table.respondents) {
    EXPECT_EQ(quality.mahalanobis.d2.reason, table.no_distance);
  }
  return table.no_distance;
}

TEST(ResponseQuality, SaysWhyThereIsNoDistance) {
  const ScoringPlan plan = test::quality_plan(1, 4, 0);
  Random random(3);
  EXPECT_EQ(no_distance(plan, test::simulated_administrations(plan, 1, .5, random)),
            MissingReason::too_few_cases);
  EXPECT_EQ(no_distance(plan, test::simulated_administrations(plan, 4, .5, random)),
            MissingReason::too_few_cases);
  EXPECT_EQ(no_distance(plan, {3, 4, std::vector<double>(12, gap)}), MissingReason::too_few_cases);
  EXPECT_EQ(no_distance(plan, {30, 4, std::vector<double>(120, 2)}), MissingReason::zero_variance);
  test::ScoredAdministrations administrations = test::simulated_administrations(plan, 50, .5, random);
  for (std::size_t row = 0; row < 50; ++row) administrations.at(row, 3) = administrations.at(row, 0);
  EXPECT_EQ(no_distance(plan, administrations), MissingReason::singular);
}

TEST(ResponseQuality, OfNobodyAndOfNoItems) {
  const ScoringPlan plan = test::quality_plan(1, 1, 0);
  EXPECT_TRUE(response_quality(plan, {0, {ResponseColumn()}}).respondents.empty());
  const QualityTable none = response_quality(ScoringPlan(), ResponseView(2, {}));
  EXPECT_EQ(none.respondents[1].missing_share.reason, MissingReason::number_of_items);
  EXPECT_THROW(response_quality(plan, ResponseView(0, {})), Error);
}

TEST(ResponseQuality, SaysOfAAdministrationWithoutAnswersThatItHasNone) {
  const ScoringPlan plan = test::quality_plan(1, 4, 0);
  const QualityTable table =
      response_quality(plan, test::ScoredAdministrations{1, 4, std::vector<double>(4, gap)}.view());
  const ResponseQuality& quality = table.respondents[0];
  EXPECT_EQ(quality.missing_share.value, 1);
  EXPECT_EQ(quality.longest_run.reason, MissingReason::too_few_cases);
  EXPECT_EQ(quality.even_odd.r.reason, MissingReason::number_of_items);
  EXPECT_EQ(quality.synonyms.r.reason, MissingReason::number_of_items);
  EXPECT_EQ(quality.flags, Flags(Flag::many_missing));
}

}  // namespace
}  // namespace intimetry::response_quality_test
