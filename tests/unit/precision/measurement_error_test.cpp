#include "intimetry/precision/measurement_error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "intimetry/core/error.hpp"

namespace intimetry::measurement_error_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

MeasurementError error_of(double standard_error, double df = std::numeric_limits<double>::infinity()) {
  MeasurementError error;
  error.source = ErrorSource::published_sample;
  error.standard_error = standard_error;
  error.df = df;
  error.flags = Flags();
  return error;
}

TEST(MeasurementError, OfNoSourceSaysSo) {
  const MeasurementError error;
  EXPECT_FALSE(error.exists());
  EXPECT_TRUE(error.flags.has(Flag::error_unknown));
  EXPECT_EQ(word(error.source), "none");
  EXPECT_EQ(error.interval(3).reason, MissingReason::error_unknown);
  EXPECT_EQ(error.true_score_interval(3).reason, MissingReason::error_unknown);
  EXPECT_EQ(error.smallest_detectable().reason, MissingReason::error_unknown);
  EXPECT_EQ(error.p(3).reason, MissingReason::error_unknown);
}

TEST(MeasurementError, OfAnswersThatDoNotVaryHasThatReason) {
  MeasurementError error;
  error.source = ErrorSource::answers;
  error.flags = Flag::zero_variance;
  EXPECT_EQ(error.interval(3).reason, MissingReason::zero_variance);
  EXPECT_EQ(error.p(0).reason, MissingReason::zero_variance);
}

TEST(MeasurementError, SpeaksOfAnotherDayOnlyByARetestCoefficient) {
  MeasurementError error = error_of(2);
  EXPECT_EQ(MeasurementError().meaning(), ErrorMeaning::unsaid);
  EXPECT_EQ(error.meaning(), ErrorMeaning::unsaid);  // of several coefficients, or given by the user
  for (const auto& [coefficient, name] : Words<Coefficient>::table) {
    error.coefficient = coefficient;
    EXPECT_EQ(error.meaning(),
              coefficient == Coefficient::retest ? ErrorMeaning::another_day : ErrorMeaning::other_questions)
        << name;
  }
  error.coefficient.reset();
  error.source = ErrorSource::published_change;
  EXPECT_EQ(error.meaning(), ErrorMeaning::unsaid);
  error.source = ErrorSource::answers;
  EXPECT_EQ(error.meaning(), ErrorMeaning::other_questions);
  error.source = ErrorSource::local_norms;  // the item answers of couples
  EXPECT_EQ(error.meaning(), ErrorMeaning::other_questions);
}

TEST(MeasurementError, TakesTheNormalQuantileWithoutDegreesOfFreedom) {
  const MeasurementError error = error_of(2);
  const Interval interval = error.interval(10);
  EXPECT_NEAR(interval.low, 10 - 2 * 1.959963984540054, 1e-12);
  EXPECT_NEAR(interval.high, 10 + 2 * 1.959963984540054, 1e-12);
  EXPECT_NEAR(error.smallest_detectable().value, 3.919927969080108, 1e-12);
  EXPECT_NEAR(error.p(2 * 1.959963984540054).value, .05, 1e-12);
  EXPECT_NEAR(error.p(-2 * 1.959963984540054).value, .05, 1e-12);
  EXPECT_EQ(error.p(0).value, 1);
}

TEST(MeasurementError, TakesTheQuantileOfTWithDegreesOfFreedom) {
  const MeasurementError error = error_of(2, 7);  // R: qt(.975, 7), qt(.95, 7)
  EXPECT_NEAR(error.smallest_detectable().value, 2 * 2.3646242515927849, 1e-12);
  EXPECT_NEAR(error.interval(1, .9).high, 1 + 2 * 1.8945786050900062, 1e-12);
  EXPECT_NEAR(error.p(2 * 2.3646242515927849).value, .05, 1e-12);
}

TEST(MeasurementError, DrawsTheTrueScoreTowardsTheMean) {
  MeasurementError error = error_of(3);
  error.reliability = .81;
  error.mean = 40;
  const Interval interval = error.true_score_interval(50);
  EXPECT_NEAR((interval.low + interval.high) / 2, 48.1, 1e-12);
  EXPECT_NEAR(interval.high - interval.low, 2 * 1.959963984540054 * 3 * .9, 1e-12);
  error.mean = nan;
  EXPECT_EQ(error.true_score_interval(50).reason, MissingReason::error_unknown);
}

TEST(MeasurementError, OfAMissingValueIsMissing) {
  EXPECT_EQ(error_of(2).interval(nan).reason, MissingReason::too_few_cases);
  EXPECT_EQ(error_of(2).p(nan).reason, MissingReason::too_few_cases);
}

TEST(MeasurementError, RefusesALevelThatIsNone) {
  EXPECT_THROW((void)error_of(2).interval(1, 1), Error);
  EXPECT_THROW((void)MeasurementError().interval(1, 0), Error);
}

}  // namespace
}  // namespace intimetry::measurement_error_test
