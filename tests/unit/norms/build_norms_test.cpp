#include "intimetry/norms/build_norms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/data/couple_norm.hpp"
#include "intimetry/io/norms_json.hpp"
#include "intimetry/stats/random.hpp"
#include "unit/norms/norms_kit.hpp"

namespace intimetry::build_norms_test {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t items = test::norm_items;
using test::plan_of_one_scale;
using test::single;
using Rows = test::NormRows;

std::vector<double> some_answers(Random& random) {
  const double level = random.normal();
  std::vector<double> answers;
  for (std::size_t i = 0; i < items; ++i) {
    answers.push_back(std::fmin(4, std::fmax(0, std::round(2 + level + 0.6 * random.normal()))));
  }
  return answers;
}

NormBuild built(const Rows& rows, const NormOptions& options = {.least_n = 20, .normalise = {}},
                const ScoringPlan& plan = plan_of_one_scale()) {
  NormSample sample(plan);
  test::add_rows(sample, rows);
  return build_norms(sample, options);
}

Rows singles(std::size_t n, const std::string& group = "all") {
  Rows rows;
  Random random(11, n);
  for (std::size_t i = 0; i < n; ++i) rows.add(single(i, group), some_answers(random));
  return rows;
}

Rows couples(std::size_t n, bool roles) {
  Rows rows;
  Random random(12, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (const char* member : {"husband", "wife"}) {
      const auto role = roles ? std::optional<std::string>(member) : std::nullopt;
      rows.add({"all", Perspective::now, "c" + std::to_string(i), member, role}, some_answers(random));
    }
  }
  return rows;
}

TEST(BuildNorms, AGroupThatIsTooSmallIsLeftOutAndNamed) {
  Rows rows = singles(30);
  const Rows few = singles(19, "few");
  for (std::size_t i = 0; i < 19; ++i) {
    NormPerson person = few.people[i];
    person.couple += "x";
    rows.add(person, {few.answers[3 * i], few.answers[3 * i + 1], few.answers[3 * i + 2]});
  }
  const NormBuild build = built(rows);
  ASSERT_EQ(build.file.norms.size(), 1U);
  EXPECT_EQ(build.file.norms[0].group, "all");
  EXPECT_EQ(build.file.norms[0].n, 30);
  ASSERT_EQ(build.left_out.size(), 1U);
  EXPECT_EQ(build.left_out[0], "group 'few', now: 19 people; norms need 20");
}

TEST(BuildNorms, OneRespondentMakesNoNorm) {
  const NormBuild build = built(singles(1));
  EXPECT_TRUE(build.file.norms.empty());
  EXPECT_EQ(build.left_out[0], "group 'all', now: 1 people; norms need 20");
}

TEST(BuildNorms, TheLeastSizeCannotBeMadeNothing) {
  EXPECT_THROW(built(singles(30), {.least_n = 9, .normalise = {}}), Error);
  EXPECT_NO_THROW(built(singles(30), {.least_n = 10, .normalise = {}}));
  EXPECT_EQ(NormOptions{}.least_n, 50);
}

TEST(BuildNorms, ScoresThatDoNotVaryMakeNoNorm) {
  Rows rows;
  for (std::size_t i = 0; i < 30; ++i) rows.add(single(i), {2, 3, 4});
  const NormBuild build = built(rows);
  EXPECT_TRUE(build.file.norms.empty());
  ASSERT_EQ(build.left_out.size(), 1U);
  EXPECT_EQ(build.left_out[0], "group 'all', now, closeness: the scores have zero variance");
}

TEST(BuildNorms, ScoresThatAreMissingDoNotCount) {
  Rows rows = singles(25);
  for (std::size_t i = 0; i < 6; ++i) rows.answers[3 * i] = rows.answers[3 * i + 1] = nan;
  const NormBuild build = built(rows);
  EXPECT_TRUE(build.file.norms.empty());
  EXPECT_EQ(build.left_out[0], "group 'all', now, closeness: 19 have a score; norms need 20");
}

TEST(BuildNorms, AProratedScoreCountsAndItsItemsDoNot) {
  Rows rows = singles(40);
  rows.answers[0] = nan;
  const GroupNorm norm = built(rows).file.norms.at(0);
  EXPECT_EQ(norm.n, 40);
  EXPECT_EQ(find_reliability(norm, Coefficient::alpha)->n, 39);
}

TEST(BuildNorms, AReliabilityThatIsNotAboveZeroIsNoReliability) {
  Rows rows;
  for (std::size_t i = 0; i < 30; ++i) {
    const double up = static_cast<double>(i % 5);
    rows.add(single(i), {up, 4 - up, i < 15 ? 1.0 : 2.0});
  }
  const NormBuild build = built(rows);
  ASSERT_EQ(build.file.norms.size(), 1U);
  EXPECT_TRUE(build.file.norms[0].reliabilities.empty());
  EXPECT_EQ(
      build.left_out.at(0),
      "group 'all', now, closeness: alpha is not above 0, probably because items are keyed in the wrong "
      "direction; no reliability");
}

TEST(BuildNorms, AScoreThatAGateSetsHasNoReliability) {
  ScoringPlan plan = plan_of_one_scale();
  plan.scales[0].gate = PlanGate{0, 0, 0};
  const NormBuild build = built(couples(40, false), {.least_n = 20, .normalise = {}}, plan);
  EXPECT_TRUE(build.file.norms.at(0).reliabilities.empty());
  EXPECT_FALSE(build.file.couples.at(0).scales.at(0).error);
}

TEST(BuildNorms, TiesShareOnePlaceAndOneZ) {
  Rows rows;
  for (std::size_t i = 0; i < 40; ++i) rows.add(single(i), {i < 20 ? 1.0 : 3.0, 1, 1});
  const GroupNorm norm = built(rows, {.least_n = 20, .normalise = PlottingPosition::rankit}).file.norms.at(0);
  ASSERT_EQ(norm.table.size(), 2U);
  EXPECT_EQ(norm.table[0].percentile, 25);
  EXPECT_EQ(norm.table[1].percentile, 75);
  EXPECT_DOUBLE_EQ(*norm.table[0].z, -*norm.table[1].z);
  EXPECT_NEAR(*norm.table[1].z, 0.6744897501960817, 1e-12);
  EXPECT_EQ(norm.normalisation, Normalisation::rankit);
}

TEST(BuildNorms, WhoComesFirstInATableDoesNotMatter) {
  for (const bool roles : {false, true}) {
    Rows rows = couples(40, roles);
    const NormFile file = built(rows).file;
    Rows turned;
    for (std::size_t i = rows.people.size(); i-- > 0;) {
      turned.add(rows.people[i], {rows.answers[3 * i], rows.answers[3 * i + 1], rows.answers[3 * i + 2]});
    }
    EXPECT_EQ(built(turned).file, file) << roles;
    EXPECT_EQ(file.couples.size(), roles ? 2U : 1U);
    EXPECT_EQ(file.norms.size(), roles ? 3U : 1U);
    EXPECT_EQ(swapped(file.couples[0]), file.couples[0]);  // the first is of exchangeable members
  }
}

TEST(BuildNorms, PartnersInDifferentGroupsAreNoCoupleOfEither) {
  Rows rows = couples(40, true);
  for (std::size_t i = 0; i < rows.people.size(); ++i) rows.people[i].group = i % 2 == 0 ? "his" : "hers";
  const NormBuild build = built(rows);
  EXPECT_EQ(build.file.norms.size(), 4U);
  EXPECT_TRUE(build.file.couples.empty());
}

TEST(BuildNorms, WhatIsBuiltCanBeSaved) {
  NormBuild build = built(couples(60, true), {.least_n = 20, .normalise = PlottingPosition::blom});
  build.file.instrument = "sample-closeness";
  build.file.version = "1.0.0";
  build.file.source = "made up";
  EXPECT_EQ(load_norms(save_norms(build.file), "norms.json"), build.file);
}

}  // namespace
}  // namespace intimetry::build_norms_test
