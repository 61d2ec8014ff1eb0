#include "intimetry/precision/error_sources.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/precision/error_of.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::error_sources_test {
namespace {

using test::none;

GroupNorm norm_of(std::optional<std::string> role, double sd, double alpha, int n = 200) {
  GroupNorm norm;
  norm.scale = "s";
  norm.group = "clinic";
  norm.role = std::move(role);
  norm.n = n;
  norm.mean = 12;
  norm.sd = sd;
  norm.reliabilities = {{Coefficient::alpha, alpha, n}};
  return norm;
}

NormFile file_of(std::vector<GroupNorm> norms, const Instrument& instrument) {
  NormFile file;
  file.instrument = instrument.id;
  file.version = instrument.version;
  file.source = "our clinic";
  file.norms = std::move(norms);
  return file;
}

CoupleNorm couples_of(std::optional<CoupleRoles> roles, int n = 150) {
  CoupleNorm norm;
  norm.group = "clinic";
  norm.roles = std::move(roles);
  CoupleScaleNorm& scale = norm.scales.emplace_back();
  scale.scale = "s";
  scale.n = n;
  scale.error = CoupleError{3, 4, 4.5, 4, n};  // 9 + 16 - 9 = 16
  return norm;
}

struct Kit {
  Instrument instrument = test::one_scale(6);
  NormFile file = file_of({norm_of(std::nullopt, 5, .84)}, instrument);
  ErrorSources sources{.instrument = &instrument, .local = &file, .group = "clinic"};

  Kit() {
    Reliability published;
    published.scale = "s";
    published.value = .75;
    published.sd = 8;
    published.sample = "others";
    published.provenance.source = "Somebody 1999";
    instrument.reliabilities = {published};
  }
  Kit(const Kit&) = delete;
  Kit& operator=(const Kit&) = delete;
};

TEST(LocalError, GoesBeforeAPublishedSample) {
  Kit kit;
  const MeasurementError error = error_of_score(kit.sources, "s", {});
  EXPECT_EQ(error.source, ErrorSource::local_norms);
  EXPECT_DOUBLE_EQ(error.standard_error, 2);
  EXPECT_EQ(error.mean, 12);
  EXPECT_EQ(error.n, 200);
  EXPECT_EQ(error.origin,
            "alpha .84 and SD 5.00 of 200 people of the group 'clinic' (norm file: our clinic)");
}

TEST(LocalError, GoesAfterAPublishedChangeIndex) {
  Kit kit;
  kit.instrument.change = {{"s", 9, Comparison::above, "a sample", {}}};
  EXPECT_EQ(error_of_change(kit.sources, "s", {}, {}).source, ErrorSource::published_change);
  EXPECT_EQ(error_of_difference(kit.sources, "s", {}, {}).source, ErrorSource::local_norms);
}

TEST(LocalError, RestsOnAHundredPeopleOrMore) {
  Kit kit;
  kit.file.norms[0].n = kit.file.norms[0].reliabilities[0].n = 100;
  EXPECT_EQ(error_of_score(kit.sources, "s", {}).source, ErrorSource::local_norms);
  kit.file.norms[0].reliabilities[0].n = 99;
  EXPECT_EQ(error_of_score(kit.sources, "s", {}).source, ErrorSource::published_sample);
  kit.file.norms[0].n = 99;
  kit.file.norms[0].reliabilities[0].n = 100;
  EXPECT_EQ(error_of_score(kit.sources, "s", {}).source, ErrorSource::published_sample);
}

TEST(LocalError, IsForTheGroupPerspectiveAndRoleAlone) {
  Kit kit;
  kit.file.norms = {norm_of("women", 5, .84), norm_of("men", 3, .75)};
  EXPECT_DOUBLE_EQ(error_of_score(kit.sources, "s", {.role = "women"}).standard_error, 2);
  EXPECT_DOUBLE_EQ(error_of_score(kit.sources, "s", {.role = "men"}).standard_error, 1.5);
  EXPECT_DOUBLE_EQ(error_of_difference(kit.sources, "s", {.role = "women"}, {.role = "men"}).standard_error,
                   2.5);
  EXPECT_EQ(error_of_score(kit.sources, "s", {.role = "other"}).source, ErrorSource::published_sample);
  EXPECT_EQ(error_of_score(kit.sources, "s", {.perspective = Perspective::ideal}).source, ErrorSource::none);
  kit.sources.group = "students";
  EXPECT_EQ(error_of_score(kit.sources, "s", {.role = "women"}).source, ErrorSource::published_sample);
}

TEST(LocalError, OfAnotherVersionOrInstrumentDoesNotServe) {
  Kit kit;
  kit.file.version = "0.0.1";
  EXPECT_EQ(error_of_score(kit.sources, "s", {}).source, ErrorSource::published_sample);
  kit.sources.only = ErrorSource::local_norms;
  EXPECT_EQ(error_of_score(kit.sources, "s", {}).origin,
            "the norm file is for '" + kit.instrument.id + "' 0.0.1");
}

TEST(LocalError, OfADifferenceKnowsWhatTheErrorsShare) {
  Kit kit;
  kit.file.couples = {couples_of(std::nullopt)};
  const MeasurementError error = error_of_difference(kit.sources, "s", {}, {});
  EXPECT_EQ(error.source, ErrorSource::local_norms);
  EXPECT_DOUBLE_EQ(error.standard_error, 4);
  EXPECT_FALSE(error.independence_assumed);
  EXPECT_EQ(error.n, 150);
  kit.file.couples = {couples_of(std::nullopt, 99)};
  const MeasurementError few = error_of_difference(kit.sources, "s", {}, {});
  EXPECT_DOUBLE_EQ(few.standard_error, 2 * std::sqrt(2.0));
  EXPECT_TRUE(few.independence_assumed);
}

TEST(LocalError, OfADifferenceIsForTheRolesOfTheNorm) {
  Kit kit;
  kit.file.couples = {couples_of(CoupleRoles{"women", "men"})};
  const auto found = [&](std::optional<std::string> a, std::optional<std::string> b) {
    return error_of_difference(kit.sources, "s", {.role = std::move(a)}, {.role = std::move(b)});
  };
  EXPECT_FALSE(found("women", "men").independence_assumed);
  EXPECT_EQ(found("men", "women").standard_error, found("women", "men").standard_error);
  EXPECT_TRUE(found("women", "women").independence_assumed);
  EXPECT_TRUE(found("women", std::nullopt).independence_assumed);
}

TEST(LocalError, OfADifferenceWithAProratedScoreGrowsOnThatSide) {
  Kit kit;
  kit.file.couples = {couples_of(CoupleRoles{"women", "men"})};
  const ScoringPlan plan = make_plan(kit.instrument);
  const auto administration = [&](const std::vector<double>& answers, std::string role) {
    return AnsweredScale{Perspective::now, std::move(role),
                         keyed_answers(plan, "s", row_major(answers.data(), 1, 6, 6), 0)};
  };
  const MeasurementError error =
      error_of_difference(kit.sources, "s", administration({1, 2, 3, 4, 0, none}, "men"),
                          administration({1, 2, 3, 4, 0, 1}, "women"));
  EXPECT_DOUBLE_EQ(error.standard_error, std::sqrt(9 + 16 * 6.0 / 5 - 9));
}

TEST(LocalError, OfAGapHasNoCoupleInIt) {
  Kit kit;
  kit.file.couples = {couples_of(std::nullopt)};
  GroupNorm ideal = norm_of(std::nullopt, 3, .75);
  ideal.perspective = Perspective::ideal;
  kit.file.norms.push_back(ideal);
  const MeasurementError error = error_of_gap(kit.sources, "s", {.perspective = Perspective::ideal}, {});
  EXPECT_DOUBLE_EQ(error.standard_error, 2.5);
  EXPECT_TRUE(error.independence_assumed);
}

TEST(AnsweredScale, HoldsWhatTheErrorOfOneScaleDependsOn) {
  const Instrument instrument = test::one_scale(3, {"q2"});
  const Administration given{.partner = "ada",
                             .instrument = instrument.id,
                             .version = instrument.version,
                             .perspective = Perspective::ideal,
                             .date = {},
                             .language = {},
                             .answers = {{"q1", Answer(1)}, {"q2", Answer(4)}}};
  const AnsweredScale administration = answered_scale(make_plan(instrument), "s", given, "women");
  EXPECT_EQ(administration.perspective, Perspective::ideal);
  EXPECT_EQ(administration.role, "women");
  ASSERT_EQ(administration.keyed.items.size(), 3U);
  EXPECT_EQ(administration.keyed.answered(), 2U);
  EXPECT_THROW(answered_scale(make_plan(instrument), "t", given), Error);
}

TEST(ErrorSources, ARetestServesForHalfToTwiceItsInterval) {
  for (const int days : {21, 42, 84}) EXPECT_TRUE(is_comparable_interval(42, days)) << days;
  for (const int days : {0, 20, 85}) EXPECT_FALSE(is_comparable_interval(42, days)) << days;
}

TEST(ErrorSources, SaysByWhichRuleACoefficientIsTaken) {
  EXPECT_EQ(coefficient_rule(ErrorUse::score), "omega, else alpha");
  EXPECT_EQ(coefficient_rule(ErrorUse::discrepancy), coefficient_rule(ErrorUse::score));
  EXPECT_EQ(coefficient_rule(ErrorUse::change),
            "a retest coefficient over an interval half to twice as long, else alpha, else omega");
}

}  // namespace
}  // namespace intimetry::error_sources_test
