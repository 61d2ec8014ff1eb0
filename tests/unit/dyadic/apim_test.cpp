#include "intimetry/dyadic/apim.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::apim_test {
namespace {

using test::first_of;
using test::repeated;

using test::x1;
using test::x2;
using test::y1;
using test::y2;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Twice seven figures by hand: sums of x 3 4 8 8 10 10 3 4, of y 5 5 8 10 12 11 5 5.
TEST(Apim, IsTwoRegressions) {
  const Apim fit = apim({{y1, y2}, {{x1, x2}}, {}, {}});
  const double sum_xx = 9 + 16 + 64 + 64 + 100 + 100 + 9 + 16 - 50.0 * 50 / 8;
  const double sum_xy = (15 + 20 + 64 + 80 + 120 + 110 + 15 + 20 - 50.0 * 61 / 8) / 2;
  // Differences of x -1 0 -2 2 -2 2 1 -2, of y -1 1 -2 2 -2 3 -1 -1.
  const double difference_xx = 1 + 0 + 4 + 4 + 4 + 4 + 1 + 4;
  const double difference_xy = 1 + 0 + 4 + 4 + 4 + 6 - 1 + 2;
  const double b_sum = sum_xy / sum_xx;
  const double b_difference = difference_xy / difference_xx;
  EXPECT_NEAR(fit.predictors[0].actor.value.value, b_sum + b_difference / 2, 1e-14);
  EXPECT_NEAR(fit.predictors[0].partner.value.value, b_sum - b_difference / 2, 1e-14);
  EXPECT_NEAR(fit.intercept.value.value, 61.0 / 16 - b_sum * 50 / 8, 1e-14);
  EXPECT_EQ(fit.predictors[0].sum.df.value, 6);
  EXPECT_EQ(fit.predictors[0].difference.df.value, 7);
}

TEST(Apim, SaysWhichPredictorDoesNotVary) {
  const std::vector<double> constant(8, 0.1);
  const Apim fit = apim({{y1, y2}, {{x1, x2}, {constant, constant}}, {}, {}});
  EXPECT_EQ(fit.fault.reason, MissingReason::zero_variance);
  EXPECT_EQ(fit.fault.column, 1U);
  EXPECT_EQ(fit.predictors[1].actor.value.reason, MissingReason::zero_variance);
}

TEST(Apim, SaysWhichPredictorIsTheSameForBothMembers) {
  const Apim fit = apim({{y1, y2}, {{x1, x1}}, {}, {}});
  EXPECT_EQ(fit.fault.reason, MissingReason::zero_variance);
  EXPECT_EQ(fit.fault.column, 0U);
}

TEST(Apim, SaysThatOnePredictorRepeatsOthers) {
  EXPECT_EQ(apim({{y1, y2}, {{x1, x2}, {repeated(x1), repeated(x2)}}, {}, {}}).fault.reason,
            MissingReason::collinear);
}

TEST(Apim, NeedsMoreCouplesThanParameters) {
  const auto a = first_of(x1, 2), b = first_of(x2, 2), c = first_of(y1, 2), d = first_of(y2, 2);
  EXPECT_EQ(apim({{c, d}, {{a, b}}, {}, {}}).fault.reason, MissingReason::too_few_cases);
}

TEST(Apim, CountsCouplesWithAMissingValue) {
  std::vector<double> gap(x1);
  gap[2] = nan;
  const Apim fit = apim({{y1, y2}, {{gap, x2}}, {}, {}});
  EXPECT_EQ(fit.n, 7);
  EXPECT_EQ(fit.left_out, 1);
}

TEST(Apim, RefusesWhatIsNoSample) {
  std::vector<double> infinite(x1);
  infinite[0] = std::numeric_limits<double>::infinity();
  EXPECT_THROW(apim({{y1, y2}, {{infinite, x2}}, {}, {}}), Error);
  EXPECT_THROW(apim({{y1, y2}, {}, {}, {}}), Error);
  EXPECT_THROW(apim({{y1, y2}, {{x1, std::span(x2).first(7)}}, {}, {}}), Error);
  EXPECT_THROW(apim({{y1, y2}, {{x1, x2}}, {}, {}}, 1), Error);
}

TEST(Apim, HasNoTestOfAPerfectFit) {
  const Apim fit = apim({{x1, x2}, {{x1, x2}}, {}, {}});
  EXPECT_NEAR(fit.predictors[0].actor.value.value, 1, 1e-14);
  EXPECT_NEAR(fit.predictors[0].partner.value.value, 0, 1e-14);
}

}  // namespace
}  // namespace intimetry::apim_test
