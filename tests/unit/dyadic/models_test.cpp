#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/fieller.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"
#include "intimetry/dyadic/reliability_correction.hpp"
#include "intimetry/dyadic/response_surface.hpp"
#include "intimetry/dyadic/truth_bias.hpp"
#include "source_dir.hpp"

namespace intimetry::models_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const std::vector<double> x1{1, 2, 3, 5, 4, 6, 2, 1};
const std::vector<double> x2{2, 2, 5, 3, 6, 4, 1, 3};
const std::vector<double> y1{2, 3, 3, 6, 5, 7, 2, 2};
const std::vector<double> y2{3, 2, 5, 4, 7, 4, 3, 3};

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
  EXPECT_EQ(fit.fault.why, WhyMissing::no_spread);
  EXPECT_EQ(fit.fault.column, 1U);
  EXPECT_EQ(fit.predictors[1].actor.value.why, WhyMissing::no_spread);
}

TEST(Apim, SaysWhichPredictorIsTheSameForBothMembers) {
  const Apim fit = apim({{y1, y2}, {{x1, x1}}, {}, {}});
  EXPECT_EQ(fit.fault.why, WhyMissing::no_spread);
  EXPECT_EQ(fit.fault.column, 0U);
}

TEST(Apim, SaysThatOnePredictorRepeatsOthers) {
  std::vector<double> z1(x1);
  std::vector<double> z2(x2);
  for (std::size_t i = 0; i < z1.size(); ++i) {
    z1[i] = 3 - 2 * z1[i];
    z2[i] = 3 - 2 * z2[i];
  }
  EXPECT_EQ(apim({{y1, y2}, {{x1, x2}, {z1, z2}}, {}, {}}).fault.why, WhyMissing::collinear);
  EXPECT_EQ(apim_roles({{y1, y2}, {{x1, x2}, {z1, z2}}, {}}).fault.why, WhyMissing::collinear);
  EXPECT_EQ(couple_gls({{y1, y2}, {{x1, x2}, {z1, z2}}}).fault.why, WhyMissing::collinear);
  EXPECT_EQ(apim_roles({{y1, y2}, {{x1, x1}}, {}}).fault.why, WhyMissing::collinear);
}

TEST(Apim, NeedsMoreCouplesThanParameters) {
  const auto first = [](const std::vector<double>& v, std::size_t n) {
    return std::vector<double>(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(n));
  };
  const auto a = first(x1, 2), b = first(x2, 2), c = first(y1, 2), d = first(y2, 2);
  EXPECT_EQ(apim({{c, d}, {{a, b}}, {}, {}}).fault.why, WhyMissing::too_few_cases);
  EXPECT_EQ(apim_roles({{c, d}, {{a, b}}, {}}).fault.why, WhyMissing::too_few_cases);
  EXPECT_EQ(response_surface({{c, d}, {a, b}, 0}).fault.why, WhyMissing::too_few_cases);
  EXPECT_EQ(response_surface_roles({{c, d}, {a, b}, 0}).fault.why, WhyMissing::too_few_cases);
  EXPECT_EQ(couple_gls({{c, d}, {{a, b}, {b, a}, {c, a}}}).fault.why, WhyMissing::too_few_cases);
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
  const std::vector<double> reliabilities{1.2};
  EXPECT_THROW(corrected_apim({{y1, y2}, {{x1, x2}}, {}, {}}, reliabilities), Error);
}

TEST(Apim, HasNoTestOfAPerfectFit) {
  const Apim fit = apim({{x1, x2}, {{x1, x2}}, {}, {}});
  EXPECT_NEAR(fit.predictors[0].actor.value.value, 1, 1e-14);
  EXPECT_NEAR(fit.predictors[0].partner.value.value, 0, 1e-14);
}

TEST(PartnerRatio, HasNoPointWhereTheActorEffectIsNotSignificant) {
  const std::vector<double> noise1{1, -1, 1, -1, 1, -1, 1, -1.5};
  const std::vector<double> noise2{-1, 1, 1, -1, -1, 1, 1, -1};
  const PartnerRatio ratio = partner_ratios({{noise1, noise2}, {{x1, x2}}, {}, {}}, 0.95, {20, 1})[0];
  EXPECT_EQ(ratio.k.why, WhyMissing::denominator_near_zero);
  EXPECT_EQ(ratio.bootstrap.why, WhyMissing::denominator_near_zero);
  EXPECT_NE(ratio.set.shape, FiellerShape::interval);
}

TEST(FiellerSet, OfNoVarianceIsTheRatio) {
  const FiellerSet set = fieller_set({1, 2, 0, 0, 0, 10});
  EXPECT_EQ(set.shape, FiellerShape::interval);
  EXPECT_EQ(set.low, 0.5);
  EXPECT_EQ(set.high, 0.5);
  EXPECT_EQ(fieller_set({0, 0, 0, 0, 0, 10}).shape, FiellerShape::line);
}

// The trap: with centred variables the intercept is b0, but its standard error is not.
TEST(TruthBias, TestsB0ByThePairedTAndNotByTheInterceptsError) {
  const TruthBias result = truth_bias({{y1, y2}, {x1, x2}});
  std::vector<double> means;
  double mean = 0;
  for (std::size_t i = 0; i < y1.size(); ++i) {
    means.push_back((y1[i] - x2[i] + y2[i] - x1[i]) / 2);
    mean += means.back() / 8;
  }
  double squares = 0;
  for (const double value : means) squares += (value - mean) * (value - mean);
  EXPECT_NEAR(result.mean_bias.value.value, mean, 1e-15);
  EXPECT_NEAR(result.mean_bias.se.value, std::sqrt(squares / 7 / 8), 1e-15);
  EXPECT_EQ(result.mean_bias.df.value, 7);
  std::vector<double> centred1(x1);
  std::vector<double> centred2(x2);
  for (std::size_t i = 0; i < x1.size(); ++i) {
    centred1[i] -= 50.0 / 16;
    centred2[i] -= 50.0 / 16;
  }
  const Apim regression = apim({{y1, y2}, {{centred1, centred2}}, {}, {}});
  EXPECT_NEAR(regression.intercept.value.value - 50.0 / 16, mean, 1e-14);
  EXPECT_GT(std::abs(regression.intercept.se.value / result.mean_bias.se.value - 1), 0.01);
}

TEST(ReliabilityCorrection, RefusesWhatTheCorrelationsContradict) {
  const std::vector<double> reliabilities{0.05};
  const CorrectedApim result = corrected_apim({{y1, y2}, {{x1, x2}}, {}, {}}, reliabilities, 0.95, {10, 1});
  EXPECT_EQ(result.predictors[0][0].value.why, WhyMissing::contradictory);
}

// Tenths are no doubles, so that y = 2x + 1 holds to some ulps only.
struct RoundedLine {
  RoundedLine(double scale, double offset) {
    const std::array<double, 8> a{.1, .7, 1.3, -.4, .9, -1.1, .3, 2.7};
    const std::array<double, 8> b{.3, -.2, 1.9, .6, -1.7, .8, -.9, 1.1};
    for (std::size_t i = 0; i < a.size(); ++i) {
      x1.push_back(scale * a[i] + offset);
      x2.push_back(scale * b[i] + offset);
      y1.push_back(2 * x1[i] + 1);
      y2.push_back(2 * x2[i] + 1);
    }
  }
  std::vector<double> x1, x2, y1, y2;
};

void expect_untested(const Effect& effect, double value, double tolerance) {
  EXPECT_NEAR(effect.value.value, value, tolerance);
  EXPECT_EQ(effect.se.value, 0);
  EXPECT_EQ(effect.t.why, WhyMissing::no_spread);
  EXPECT_EQ(effect.p.why, WhyMissing::no_spread);
}

TEST(PerfectFit, RoundingIsNotTested) {
  for (const double scale : {1e-6, .1, 1.0, 1e6}) {
    for (const double offset : {0.0, 3.1, 1e6}) {
      if (offset > 1e6 * scale) continue;  // x itself would be little more than rounding
      SCOPED_TRACE(testing::Message() << "x times " << scale << " and " << offset);
      const RoundedLine d(scale, offset);
      const ActorPartner one = apim({{d.y1, d.y2}, {{d.x1, d.x2}}, {}, {}}).predictors[0];
      expect_untested(one.actor, 2, 1e-8);
      expect_untested(one.partner, 0, 1e-8);
      expect_untested(one.difference, 2, 1e-8);
      const ApimRoles roles = apim_roles({{d.y1, d.y2}, {{d.x1, d.x2}}, {}});
      expect_untested(roles.predictors[0].partner[1], 0, 1e-8);
      expect_untested(roles.predictors[0].actor_difference, 0, 1e-8);
      EXPECT_EQ(roles.residual_correlation.why, WhyMissing::no_spread);
      expect_untested(response_surface({{d.y1, d.y2}, {d.x1, d.x2}, offset}).surface.a[2], 2, 1e-8);
      expect_untested(truth_bias({{d.x2, d.x1}, {d.x1, d.x2}}).mean_bias, 0, 0);
    }
  }
}

TEST(PerfectFit, AConstantOutcomeHasNoEffects) {
  const std::vector<double> tenth(8, .1);
  const RoundedLine d(1, 0);
  expect_untested(apim({{tenth, tenth}, {{d.x1, d.x2}}, {}, {}}).predictors[0].actor, 0, 0);
  const ApimRoles roles = apim_roles({{tenth, tenth}, {{d.x1, d.x2}}, {}});
  expect_untested(roles.predictors[0].actor[0], 0, 0);
  EXPECT_EQ(roles.r_squared[0].why, WhyMissing::no_spread);
}

TEST(PerfectFit, ABiasThatAllShareIsNotTested) {
  RoundedLine d(1, 0);
  std::vector<double> judged1(d.x2), judged2(d.x1);
  for (double& value : judged1) value += .1;
  for (double& value : judged2) value += .1;
  expect_untested(truth_bias({{judged1, judged2}, {d.x1, d.x2}}).mean_bias, .1, 1e-15);
  expect_untested(truth_bias_roles({{judged1, judged2}, {d.x1, d.x2}}).mean_bias_difference, 0, 1e-15);
}

TEST(PerfectFit, SmallErrorIsNoRounding) {
  RoundedLine d(1, 0);
  for (std::size_t i = 0; i < d.y1.size(); ++i) d.y1[i] += 1e-9 * (i % 3 == 0 ? 1 : -1);
  EXPECT_TRUE(apim({{d.y1, d.y2}, {{d.x1, d.x2}}, {}, {}}).predictors[0].actor.p.exists());
  EXPECT_TRUE(apim_roles({{d.y1, d.y2}, {{d.x1, d.x2}}, {}}).predictors[0].actor[0].p.exists());
}

TEST(PerfectFit, RemlHasNothingToEstimateFrom) {
  for (const double offset : {0.0, 1e6}) {
    const RoundedLine d(1, offset);
    const CoupleGls fit = couple_gls({{d.y1, d.y2}, {{d.x1, d.x2}}});
    EXPECT_EQ(fit.fault.why, WhyMissing::no_spread) << offset;
    EXPECT_EQ(fit.fault.column, ModelFault::no_column) << offset;
  }
}

// Real couples, in the folder that INTIMETRY_CHECK_DATA names or beside the project.
class AcipairModels : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* named = std::getenv("INTIMETRY_CHECK_DATA");
    std::vector<std::filesystem::path> folders{test::source_dir() / "../shared/data",
                                               test::source_dir() / "../../shared/data"};
    if (named != nullptr) folders.insert(folders.begin(), named);
    for (const auto& folder : folders) {
      std::ifstream file(folder / "acipair.csv");
      if (file && values_.empty()) read(file);
    }
    if (values_.empty()) GTEST_SKIP() << "needs acipair.csv, not part of the project";
  }

  void read(std::ifstream& file) {
    std::string line;
    std::getline(file, line);
    std::vector<std::string> names;
    for (std::string& cell : split(line)) names.push_back(cell.substr(1, cell.size() - 2));
    bool second = false;
    while (std::getline(file, line)) {
      second = !second;
      if (!second) continue;  // a couple's second row says the same, turned round
      const std::vector<std::string> cells = split(line);
      for (std::size_t j = 0; j < names.size(); ++j) {
        values_[names[j]].push_back(cells.at(j) == "NA" ? nan : std::strtod(cells.at(j).c_str(), nullptr));
      }
    }
  }

  static std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    return cells;
  }

  MemberValues pair(const std::string& name) { return {values_.at(name + "_A"), values_.at(name + "_P")}; }

  std::map<std::string, std::vector<double>> values_;
};

TEST_F(AcipairModels, GivesTheApimThatGlsGives) {
  const Apim fit = apim({pair("Satisfaction"), {pair("Tension")}, {}, {}});
  EXPECT_EQ(fit.n, 148);
  EXPECT_NEAR(fit.intercept.value.value, 4.948225, 5e-7);
  EXPECT_NEAR(fit.predictors[0].actor.value.value, -.3752175, 5e-8);
  EXPECT_NEAR(fit.predictors[0].partner.value.value, -.1774922, 5e-8);
}

TEST_F(AcipairModels, GivesTheGlsThatIsNotClosedForm) {
  const MemberValues positive = pair("SelfPos");
  const CoupleGls fit =
      couple_gls({pair("Satisfaction"), {pair("Tension"), {positive.second, positive.first}}});
  EXPECT_NEAR(fit.residual_correlation.value, .4715039, 1e-6);
  EXPECT_NEAR(fit.residual_sd.value, .4052903, 1e-7);
  EXPECT_NEAR(fit.intercept.value.value, 4.7190, 5e-5);
  EXPECT_NEAR(fit.intercept.se.value, .2366, 5e-5);
  EXPECT_NEAR(fit.predictors[0].value.value, -.3454, 5e-5);
  EXPECT_NEAR(fit.predictors[0].se.value, .0329, 5e-5);
  EXPECT_NEAR(fit.predictors[1].value.value, -.0656, 5e-5);
  EXPECT_NEAR(fit.predictors[1].se.value, .0516, 5e-5);
}

}  // namespace
}  // namespace intimetry::models_test
