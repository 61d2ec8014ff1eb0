#include "intimetry/norms/build_norms.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::build_norms_test {
namespace {

ScoringPlan plan_of_the_data() {
  ScoringPlan plan;
  for (int i = 1; i <= 5; ++i) plan.items.push_back({"q" + std::to_string(i), 1, 5, 1, false, false});
  PlanScale closeness;
  closeness.id = "closeness";
  closeness.keys = {{0, false}, {1, true}, {2, false}};
  closeness.min_answered = 3;
  closeness.perspectives = 15;
  closeness.largest_sum = 18;
  closeness.range = {3, 15};
  PlanScale trust = closeness;
  trust.id = "trust";
  trust.keys = {{3, false}, {4, false}};
  trust.score = ScoreKind::mean;
  trust.min_answered = 2;
  trust.range = {1, 5};
  plan.scales = {closeness, trust};
  plan.composites = {{"total", {{0, 1}, {1, 5}}, {8, 40}}};
  return plan;
}

NormBuild built() {
  static const ScoringPlan plan = plan_of_the_data();
  NormSample sample(plan);
  std::vector<NormPerson> people;
  std::vector<double> answers;
  const auto add = [&] {
    sample.add(row_major(answers.data(), people.size(), 5, 5), people);
    people.clear();
    answers.clear();
  };
  for (const auto& row : test::reference_rows("build_norms/data/answers.csv")) {
    people.push_back({row[0], Perspective::now, row[1], row[2], row[2]});
    for (std::size_t i = 3; i < 8; ++i) answers.push_back(test::number(row[i]));
    if (people.size() == 37) add();  // rows of a couple are in different blocks
  }
  add();
  return build_norms(sample, {.least_n = 50, .normalise = PlottingPosition::rankit});
}

const CoupleNorm& couple_norm(const NormFile& file, const std::string& group, bool roles) {
  for (const CoupleNorm& norm : file.couples) {
    if (norm.group == group && norm.roles.has_value() == roles) return norm;
  }
  throw std::logic_error("no couple norm for " + group);
}

double of_person(const GroupNorm& norm, const std::string& statistic) {
  if (statistic == "n") return norm.n;
  if (statistic == "mean") return norm.mean;
  if (statistic == "sd") return norm.sd;
  if (statistic == "alpha") return find_reliability(norm, Coefficient::alpha)->value;
  if (statistic == "omega") return find_reliability(norm, Coefficient::omega)->value;
  return statistic == "lowest_percentile" ? norm.table[0].percentile : *norm.table[0].z;
}

double of_moments(const CoupleMoments& moments, const std::string& statistic) {
  if (statistic == "n") return moments.n;
  if (statistic.rfind("mean", 0) == 0) return moments.mean.at(std::stoul(statistic.substr(4)));
  return moments.covariance.at(std::stoul(statistic.substr(10)));
}

double of_couples(const CoupleScaleNorm& norm, const std::string& statistic) {
  const std::map<std::string, double> figures{{"n", norm.n},
                                              {"mean_first", norm.mean_first},
                                              {"mean_second", norm.mean_second},
                                              {"sd_first", norm.sd_first},
                                              {"sd_second", norm.sd_second},
                                              {"r", *norm.r},
                                              {"mean_difference", norm.mean_difference},
                                              {"sd_difference", norm.sd_difference},
                                              {"mean_square_difference", norm.mean_square_difference},
                                              {"sem_first", norm.error->sem_first},
                                              {"sem_second", norm.error->sem_second},
                                              {"covariance", norm.error->covariance},
                                              {"standard_error", norm.error->standard_error}};
  return figures.at(statistic);
}

TEST(BuildNorms, AgreeWithR) {
  const NormBuild build = built();
  EXPECT_TRUE(build.left_out.empty());
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("build_norms/table.csv")) {
    const std::string& role = row[1];
    const bool couples = role == "exchangeable" || role == "husband+wife";
    double found = 0;
    if (couples && row[2] == "moments") {
      found = of_moments(*couple_norm(build.file, row[0], role != "exchangeable").moments, row[3]);
    } else if (couples) {
      found =
          of_couples(*find_scale(couple_norm(build.file, row[0], role != "exchangeable"), row[2]), row[3]);
    } else {
      const auto asked = role.empty() ? std::nullopt : std::optional(role);
      const GroupNorm* norm = find_norm(build.file, row[2], row[0], Perspective::now, asked);
      ASSERT_NE(norm, nullptr);
      EXPECT_EQ(norm->role, asked);
      found = of_person(*norm, row[3]);
    }
    EXPECT_TRUE(test::agree(found, test::number(row[4])))
        << row[0] << " " << role << " " << row[2] << " " << row[3];
    ++compared;
  }
  EXPECT_EQ(compared, 316U);
  EXPECT_EQ(build.file.norms.size(), 18U);
  EXPECT_EQ(build.file.couples.size(), 4U);
}

}  // namespace
}  // namespace intimetry::build_norms_test
