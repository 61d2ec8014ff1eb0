#include "intimetry/dyadic/gls.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::gls_test {
namespace {

using test::first_of;
using test::repeated;
using test::RoundedLine;

using test::x1;
using test::x2;
using test::y1;
using test::y2;

TEST(PerfectFit, RemlHasNothingToEstimateFrom) {
  for (const double offset : {0.0, 1e6}) {
    const RoundedLine d(1, offset);
    const CoupleGls fit = couple_gls({{d.y1, d.y2}, {{d.x1, d.x2}}});
    EXPECT_EQ(fit.fault.reason, MissingReason::zero_variance) << offset;
    EXPECT_EQ(fit.fault.column, ModelFault::no_column) << offset;
  }
}

TEST(CoupleGls, OfMirroredPairsIsTheActorPartnerModel) {
  const CoupleGls fit = couple_gls({{y1, y2}, {{x1, x2}, {x2, x1}}});
  const Apim model = apim({{y1, y2}, {{x1, x2}}, {}, {}});
  EXPECT_NEAR(fit.predictors[0].value.value, model.predictors[0].actor.value.value, 1e-10);
  EXPECT_NEAR(fit.predictors[0].se.value, model.predictors[0].actor.se.value, 1e-10);
  EXPECT_NEAR(fit.predictors[1].value.value, model.predictors[0].partner.value.value, 1e-10);
  EXPECT_NEAR(fit.residual_correlation.value, model.residual_correlation.value, 1e-10);
  EXPECT_EQ(fit.n, 8);
}

TEST(CoupleGls, SaysThatOnePredictorRepeatsOthers) {
  EXPECT_EQ(couple_gls({{y1, y2}, {{x1, x2}, {repeated(x1), repeated(x2)}}}).fault.reason,
            MissingReason::collinear);
}

TEST(CoupleGls, NeedsMoreCouplesThanParameters) {
  const auto a = first_of(x1, 2), b = first_of(x2, 2), c = first_of(y1, 2), d = first_of(y2, 2);
  EXPECT_EQ(couple_gls({{c, d}, {{a, b}, {b, a}, {c, a}}}).fault.reason, MissingReason::too_few_cases);
}

TEST(CoupleGls, CountsCouplesWithAMissingValue) {
  std::vector<double> gap(x1);
  gap[2] = std::numeric_limits<double>::quiet_NaN();
  const CoupleGls fit = couple_gls({{y1, y2}, {{gap, x2}}});
  EXPECT_EQ(fit.n, 7);
  EXPECT_EQ(fit.left_out, 1);
  EXPECT_THROW(couple_gls({{y1, y2}, {}}), Error);
  EXPECT_THROW(couple_gls({{y1, y2}, {{x1, x2}}}, 1), Error);
}

}  // namespace
}  // namespace intimetry::gls_test
