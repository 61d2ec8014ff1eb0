#include "intimetry/precision/error_of.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "unit/scoring/score_kit.hpp"

namespace intimetry::error_of_test {
namespace {

using test::none;

const Provenance somewhere{"Somebody 1999", Evidence::published};

Reliability figure(Coefficient coefficient, double value, std::optional<double> sd, int n = 100) {
  Reliability figure;
  figure.scale = "s";
  figure.coefficient = coefficient;
  figure.value = value;
  figure.sd = sd;
  figure.n = n;
  figure.sample = std::to_string(n) + " people";
  figure.provenance = somewhere;
  return figure;
}

/// An instrument of one scale of k items 0 to 4, with figures.
Instrument with_figures(std::vector<Reliability> figures, std::size_t k = 6) {
  Instrument instrument = test::one_scale(k);
  instrument.reliabilities = std::move(figures);
  return instrument;
}

AnsweredScale administration_of(const Instrument& instrument, const std::vector<double>& answers,
                                Perspective perspective = Perspective::now,
                                std::optional<std::string> role = std::nullopt) {
  const ScoringPlan plan = make_plan(instrument);
  return {perspective, std::move(role),
          keyed_answers(plan, "s", row_major(answers.data(), 1, answers.size(), answers.size()), 0)};
}

MeasurementError error_of_now(const Instrument& instrument, const AnsweredScale& administration = {}) {
  return error_of_score({.instrument = &instrument}, "s", administration);
}

TEST(ErrorOfScore, TakesSdAndReliabilityOfOnePublishedSample) {
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  const MeasurementError error = error_of_now(instrument);
  EXPECT_EQ(error.source, ErrorSource::published_sample);
  EXPECT_DOUBLE_EQ(error.standard_error, 2);  // 5 sqrt(.16)
  EXPECT_EQ(error.coefficient, Coefficient::alpha);
  EXPECT_EQ(error.reliability, .84);
  EXPECT_EQ(error.sd, 5);
  EXPECT_EQ(error.n, 100);
  EXPECT_TRUE(error.flags.none());
  EXPECT_TRUE(std::isinf(error.df));
  EXPECT_FALSE(error.independence_assumed);
  EXPECT_EQ(error.origin, "alpha .84 and SD 5.00 of 100 people (Somebody 1999)");
}

TEST(ErrorOfScore, NeverJoinsAReliabilityWithTheSdOfAnotherSample) {
  Instrument instrument =
      with_figures({figure(Coefficient::omega, .9, std::nullopt), figure(Coefficient::alpha, .84, 5)});
  EXPECT_EQ(error_of_now(instrument).coefficient, Coefficient::alpha);
  instrument.reliabilities.pop_back();
  Norm norm;
  norm.scale = "s";
  norm.sd = 5;
  instrument.norms = {norm};
  EXPECT_EQ(error_of_now(instrument).source, ErrorSource::none);
}

TEST(ErrorOfScore, TakesOmegaBeforeAlphaAndNoRetest) {
  const Instrument instrument =
      with_figures({figure(Coefficient::retest, .5, 5), figure(Coefficient::alpha, .84, 5, 900),
                    figure(Coefficient::omega, .91, 5)});
  EXPECT_EQ(error_of_now(instrument).coefficient, Coefficient::omega);
}

TEST(ErrorOfScore, TakesFiguresOfTheSamePerspectiveAndRoleAlone) {
  Reliability of_women = figure(Coefficient::alpha, .75, 4);
  of_women.role = "women";
  Reliability of_ideal = figure(Coefficient::alpha, .91, 3);
  of_ideal.perspective = Perspective::ideal;
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5), of_women, of_ideal});
  EXPECT_DOUBLE_EQ(error_of_now(instrument, {.role = "women"}).standard_error, 2);  // 4 sqrt(.25)
  EXPECT_DOUBLE_EQ(error_of_now(instrument, {.role = "men"}).standard_error, 2);    // 5 sqrt(.16)
  EXPECT_EQ(error_of_now(instrument, {.role = "men"}).sd, 5);
  EXPECT_NEAR(error_of_now(instrument, {.perspective = Perspective::ideal}).standard_error, .9, 1e-12);
  EXPECT_EQ(error_of_now(instrument, {.perspective = Perspective::partner}).source, ErrorSource::none);
  const Instrument for_women = with_figures({of_women});
  EXPECT_EQ(error_of_now(for_women, {.role = "men"}).source, ErrorSource::none);
  EXPECT_EQ(error_of_now(for_women).source, ErrorSource::none);
}

TEST(ErrorOfScore, OfAReliabilityThatIsNoneGoesOn) {
  for (const double r : {-.2, 1.0}) {
    EXPECT_EQ(error_of_now(with_figures({figure(Coefficient::alpha, r, 5)})).source, ErrorSource::none) << r;
  }
  EXPECT_DOUBLE_EQ(error_of_now(with_figures({figure(Coefficient::alpha, 0, 5)})).standard_error, 5);
}

TEST(ErrorOfScore, OfAProratedScoreGrows) {
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  const MeasurementError error =
      error_of_now(instrument, administration_of(instrument, {1, 2, none, 3, none, 4}));
  EXPECT_DOUBLE_EQ(error.standard_error, 2 * std::sqrt(6.0 / 4));
}

TEST(ErrorOfScore, TakesAPublishedChangeIndexFirst) {
  Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  instrument.change = {{"s", 11.58, Comparison::above, "a sample", somewhere}};
  const MeasurementError error = error_of_now(instrument);
  EXPECT_EQ(error.source, ErrorSource::published_change);
  EXPECT_DOUBLE_EQ(error.standard_error, 11.58 / (1.96 * std::sqrt(2.0)));
  EXPECT_EQ(error_of_now(instrument, {.perspective = Perspective::ideal}).source, ErrorSource::none);
}

TEST(ErrorOfScore, FromTheAnswersIsBrennans) {
  // 0 4 0 4 0 4: SD sqrt(4.8), times sqrt(6).
  const Instrument instrument = with_figures({});
  const MeasurementError error = error_of_now(instrument, administration_of(instrument, {0, 4, 0, 4, 0, 4}));
  EXPECT_EQ(error.source, ErrorSource::answers);
  EXPECT_DOUBLE_EQ(error.standard_error, std::sqrt(4.8 * 6));
  EXPECT_EQ(error.df, 5);
  EXPECT_EQ(error.n, 6);
}

TEST(ErrorOfScore, FromTheAnswersIsInTheUnitOfTheScore) {
  Instrument instrument = with_figures({});
  instrument.scales[0].multiplier = -3;
  const double sum =
      error_of_now(instrument, administration_of(instrument, {0, 4, 0, 4, 0, 4})).standard_error;
  EXPECT_DOUBLE_EQ(sum, 3 * std::sqrt(4.8 * 6));
  instrument.scales[0].score = ScoreKind::mean;
  const double mean =
      error_of_now(instrument, administration_of(instrument, {0, 4, 0, 4, 0, 4})).standard_error;
  EXPECT_NEAR(mean, sum / 6, 1e-12);
}

TEST(ErrorOfScore, FromTheAnswersUsesKeyedAnswers) {
  Instrument instrument = with_figures({});
  instrument.scales[0].reversed = {"q2", "q4", "q6"};
  const MeasurementError error = error_of_now(instrument, administration_of(instrument, {0, 4, 0, 4, 0, 4}));
  EXPECT_TRUE(error.flags.has(Flag::zero_variance));
  EXPECT_FALSE(error.exists());
  EXPECT_EQ(error.origin, "the answers are the same on all 6 items");
}

TEST(ErrorOfScore, FromTheAnswersNeedsFiveItems) {
  const Instrument four = with_figures({}, 4);
  const MeasurementError error = error_of_now(four, administration_of(four, {0, 1, 2, 3}));
  EXPECT_EQ(error.source, ErrorSource::none);
  EXPECT_EQ(error.origin,
            "no published figure or norm applies; 4 items answered, but an error from the answers needs at "
            "least 5");
  const Instrument six = with_figures({});
  EXPECT_EQ(error_of_now(six, administration_of(six, {0, 1, none, 2, 3, none})).source, ErrorSource::none);
  EXPECT_EQ(error_of_now(six, administration_of(six, {0, 1, none, 2, 3, 4})).source, ErrorSource::answers);
}

TEST(ErrorOfScore, TakesTheSourceThatTheUserAsksForOrNone) {
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  const AnsweredScale administration = administration_of(instrument, {0, 4, 0, 4, 0, 4});
  const auto only = [&](ErrorSource source) {
    return error_of_score({.instrument = &instrument, .only = source}, "s", administration).source;
  };
  EXPECT_EQ(only(ErrorSource::answers), ErrorSource::answers);
  EXPECT_EQ(only(ErrorSource::published_sample), ErrorSource::published_sample);
  EXPECT_EQ(only(ErrorSource::published_change), ErrorSource::none);
  EXPECT_EQ(only(ErrorSource::none), ErrorSource::none);
}

TEST(ErrorOfScore, OfAClosedGateOrNoAnswerIsUnknown) {
  Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  AnsweredScale administration = administration_of(instrument, {0, 4, 0, 4, 0, 4});
  administration.keyed.gate_closed = true;
  EXPECT_TRUE(error_of_now(instrument, administration).flags.has(Flag::error_unknown));
  const std::vector<double> nothing(6, none);
  EXPECT_FALSE(error_of_now(instrument, administration_of(instrument, nothing)).exists());
}

TEST(ErrorOfScore, DrawsTheTrueScoreTowardsTheMeanOfTheSameSample) {
  Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  EXPECT_TRUE(std::isnan(error_of_now(instrument).mean));
  Norm norm;
  norm.scale = "s";
  norm.mean = 12;
  norm.sd = 5;
  norm.provenance = somewhere;
  instrument.norms = {norm};
  EXPECT_EQ(error_of_now(instrument).mean, 12);
  instrument.norms[0].sd = 6;  // another sample
  EXPECT_TRUE(std::isnan(error_of_now(instrument).mean));
}

TEST(ErrorOfDifference, AddsTheVariancesOfEachPartnersOwnFigures) {
  Reliability of_women = figure(Coefficient::alpha, .75, 4);
  of_women.role = "women";
  Reliability of_men = figure(Coefficient::alpha, .75, 3);
  of_men.role = "men";
  of_men.n = 80;
  const Instrument instrument = with_figures({of_women, of_men});
  const MeasurementError error =
      error_of_difference({.instrument = &instrument}, "s", {.role = "women"}, {.role = "men"});
  EXPECT_DOUBLE_EQ(error.standard_error, 2.5);  // hypot(2, 1.5)
  EXPECT_TRUE(error.independence_assumed);
  EXPECT_EQ(error.n, 80);
  EXPECT_TRUE(std::isnan(error.sd));
  const MeasurementError one_known =
      error_of_difference({.instrument = &instrument}, "s", {.role = "women"}, {.role = "other"});
  EXPECT_EQ(one_known.source, ErrorSource::none);
}

TEST(ErrorOfDifference, IsNotWhatAChangeIndexWasPublishedFor) {
  Instrument instrument = with_figures({});
  instrument.change = {{"s", 11.58, Comparison::above, "a sample", somewhere}};
  EXPECT_EQ(error_of_difference({.instrument = &instrument}, "s", {}, {}).source, ErrorSource::none);
}

TEST(ErrorOfDifference, FromTheAnswersIsThePairedTOverTheItems) {
  // d = 1 -1 2 0 3 on five of six items: mean 1, SD sqrt(2.5), value 6, SE 6 sqrt(2.5/5).
  const Instrument instrument = with_figures({});
  const AnsweredScale a = administration_of(instrument, {3, 1, 4, 2, 4, 0});
  const AnsweredScale b = administration_of(instrument, {2, 2, 2, 2, 1, none});
  const MeasurementError error = error_of_difference({.instrument = &instrument}, "s", a, b);
  EXPECT_EQ(error.source, ErrorSource::answers);
  EXPECT_DOUBLE_EQ(error.value_on_items, 6);
  EXPECT_DOUBLE_EQ(error.standard_error, 6 * std::sqrt(.5));
  EXPECT_EQ(error.df, 4);
  EXPECT_FALSE(error.independence_assumed);
  const MeasurementError other = error_of_difference({.instrument = &instrument}, "s", b, a);
  EXPECT_EQ(other.value_on_items, -6);
  EXPECT_EQ(other.standard_error, error.standard_error);
}

TEST(ErrorOfDifference, OfTheSameDifferenceOnEveryItemIsMissing) {
  Instrument instrument = with_figures({});
  instrument.scales[0].score = ScoreKind::mean;  // a weight of 1/6, which no double is
  const MeasurementError error =
      error_of_difference({.instrument = &instrument}, "s", administration_of(instrument, {1, 2, 3, 1, 2, 3}),
                          administration_of(instrument, {2, 3, 4, 2, 3, 4}));
  EXPECT_EQ(error.source, ErrorSource::answers);
  EXPECT_TRUE(error.flags.has(Flag::zero_variance));
  EXPECT_NEAR(error.value_on_items, -1, 1e-12);
}

TEST(ErrorOfDifference, OfItemsThatWeighTooUnequallyIsNotFoundFromTheAnswers) {
  Instrument instrument = test::one_scale(5);
  test::add_items(instrument, 1, {.id = "wide", .min = 0, .max = 8});
  instrument.scales[0].items.push_back("q6");
  const auto source = [&] {
    return error_of_difference({.instrument = &instrument}, "s",
                               administration_of(instrument, {1, 2, 3, 1, 2, 3}),
                               administration_of(instrument, {2, 2, 4, 1, 3, 4}));
  };
  EXPECT_EQ(source().source, ErrorSource::answers);
  instrument.response_sets[1].max = 9;
  EXPECT_EQ(source().source, ErrorSource::none);
  EXPECT_NE(source().origin.find("more than twice"), std::string::npos);
}

TEST(ErrorOfDifference, RefusesAdministrationsThatDoNotBelongTogether) {
  const Instrument six = with_figures({});
  const Instrument seven = with_figures({}, 7);
  EXPECT_THROW((void)error_of_difference({}, "s", {}, {.perspective = Perspective::ideal}), Error);
  EXPECT_THROW((void)error_of_difference({}, "s", administration_of(six, {1, 2, 3, 4, 0, 1}),
                                         administration_of(seven, {1, 2, 3, 4, 0, 1, 2})),
               Error);
}

TEST(ErrorOfGap, TakesTheFiguresOfEitherPerspective) {
  Reliability of_ideal = figure(Coefficient::omega, .75, 3);
  of_ideal.perspective = Perspective::ideal;
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .75, 4), of_ideal});
  const MeasurementError error =
      error_of_gap({.instrument = &instrument}, "s", {.perspective = Perspective::ideal}, {});
  EXPECT_DOUBLE_EQ(error.standard_error, 2.5);
  EXPECT_FALSE(error.coefficient.has_value());  // one of each
  const Instrument now_only = with_figures({figure(Coefficient::alpha, .75, 4)});
  EXPECT_EQ(error_of_gap({.instrument = &now_only}, "s", {.perspective = Perspective::ideal}, {}).source,
            ErrorSource::none);
}

TEST(ErrorOfGapOfGaps, HasFourAnswerAdministrations) {
  Reliability of_ideal = figure(Coefficient::alpha, .75, 3);
  of_ideal.perspective = Perspective::ideal;
  Instrument instrument = with_figures({figure(Coefficient::alpha, .75, 4), of_ideal});
  const AnsweredScale ideal{.perspective = Perspective::ideal};
  EXPECT_DOUBLE_EQ(
      error_of_gap_of_gaps({.instrument = &instrument}, "s", ideal, {}, ideal, {}).standard_error,
      std::sqrt(2 * 6.25));
  instrument.reliabilities.clear();
  const auto administration = [&](std::vector<double> answers, Perspective meant) {
    return administration_of(instrument, answers, meant);
  };
  const MeasurementError error = error_of_gap_of_gaps({.instrument = &instrument}, "s",
                                                      administration({4, 4, 4, 3, 4, 4}, Perspective::ideal),
                                                      administration({2, 1, 3, 3, 2, 0}, Perspective::now),
                                                      administration({3, 4, 2, 4, 4, 3}, Perspective::ideal),
                                                      administration({3, 3, 2, 4, 2, 1}, Perspective::now));
  // (2 3 1 0 2 4) - (0 1 0 0 2 2) = 2 2 1 0 0 2: mean 7/6, sum of squares about it 29/6, s^2 = 29/30.
  EXPECT_NEAR(error.value_on_items, 7, 1e-12);
  EXPECT_NEAR(error.standard_error, std::sqrt(6 * 29.0 / 30), 1e-12);
  EXPECT_EQ(error.df, 5);
}

TEST(ErrorOfMisperception, IsThatOfTheGuessAgainstTheAnswer) {
  const Instrument instrument = with_figures({});
  const MeasurementError error =
      error_of_misperception({.instrument = &instrument}, "s",
                             administration_of(instrument, {3, 1, 4, 2, 4, 0}, Perspective::partner),
                             administration_of(instrument, {2, 2, 2, 2, 1, 0}, Perspective::now));
  EXPECT_EQ(error.source, ErrorSource::answers);
  EXPECT_EQ(error.value_on_items, 5);
}

TEST(ErrorOfChange, TakesARetestOverAComparableIntervalElseAlpha) {
  Reliability retest = figure(Coefficient::retest, .75, 4);
  retest.interval_days = 42;
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5), retest});
  const auto change = [&](std::optional<int> days) {
    return error_of_change({.instrument = &instrument}, "s", {}, {}, days);
  };
  EXPECT_EQ(change(42).coefficient, Coefficient::retest);
  EXPECT_DOUBLE_EQ(change(42).standard_error, 4 * std::sqrt(.25) * std::sqrt(2.0));
  EXPECT_FALSE(change(42).independence_assumed);
  EXPECT_EQ(change(21).coefficient, Coefficient::retest);
  EXPECT_EQ(change(84).coefficient, Coefficient::retest);
  for (const std::optional<int> days : {std::optional(20), std::optional(85), std::optional<int>()}) {
    EXPECT_EQ(change(days).coefficient, Coefficient::alpha);
    EXPECT_TRUE(change(days).independence_assumed);
  }
}

TEST(ErrorOfChange, IsJacobsonAndTruaxOf1991) {
  const Instrument instrument = with_figures({figure(Coefficient::alpha, .80, 7.5)});
  const MeasurementError error = error_of_change({.instrument = &instrument}, "s", {}, {});
  EXPECT_NEAR(error.standard_error, 4.743416, 5e-7);
  EXPECT_NEAR((47.5 - 32.5) / error.standard_error, 3.162278, 5e-7);
}

TEST(ErrorOfChange, TakesThePublishedIndexFirst) {
  Instrument instrument = with_figures({figure(Coefficient::alpha, .84, 5)});
  instrument.change = {{"s", 11.58, Comparison::above, "a sample", somewhere}};
  const MeasurementError error = error_of_change({.instrument = &instrument}, "s", {}, {});
  EXPECT_EQ(error.source, ErrorSource::published_change);
  EXPECT_NEAR(error.standard_error, 11.58 / 1.96, 1e-12);
  EXPECT_EQ(error.origin, "the published reliable change index 11.58 of a sample (Somebody 1999)");
}

TEST(ErrorOfChange, WithoutFiguresComesFromTheAnswers) {
  const Instrument instrument = with_figures({});
  const MeasurementError error =
      error_of_change({.instrument = &instrument}, "s", administration_of(instrument, {2, 2, 2, 2, 1, 0}),
                      administration_of(instrument, {3, 1, 4, 2, 4, 0}));
  EXPECT_EQ(error.source, ErrorSource::answers);
  EXPECT_EQ(error.value_on_items, 5);  // later - earlier
}

}  // namespace
}  // namespace intimetry::error_of_test
