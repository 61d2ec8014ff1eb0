#include "intimetry/stats/profile_similarity.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::profile_similarity_test {
namespace {

struct Profiles {
  std::vector<double> a, b, norm_a, norm_b;
};

std::map<std::string, Profiles> profiles() {
  std::map<std::string, Profiles> found;
  for (const auto& row : test::reference_rows("profile_similarity/data/profiles.csv")) {
    Profiles& one = found[row[0]];
    one.a.push_back(test::number(row[1]));
    one.b.push_back(test::number(row[2]));
    one.norm_a.push_back(test::number(row[3]));
    one.norm_b.push_back(test::number(row[4]));
  }
  return found;
}

Statistic index(const Profiles& p, const std::string& name) {
  if (name == "pearson") return profile_pearson(p.a, p.b);
  if (name == "spearman") return profile_spearman(p.a, p.b);
  if (name == "double_entry_icc" || name == "icc_by_distance") return double_entry_icc(p.a, p.b);
  if (name == "concordance") return concordance_correlation(p.a, p.b);
  if (name == "i_pa") return profile_agreement(p.a, p.b).index;
  if (name == "r_pa") return profile_agreement(p.a, p.b).coefficient;
  if (name == "cattell") return pattern_similarity(p.a, p.b);
  if (name == "distinctive") return distinctive_similarity(p.a, p.b, p.norm_a, p.norm_b);
  return normativeness(p.a, p.norm_a);
}

TEST(ProfileSimilarity, AgreesWithR) {
  const auto all = profiles();
  std::size_t compared = 0;
  for (const auto& row : test::reference_rows("profile_similarity/table.csv")) {
    const Statistic value = index(all.at(row[0]), row[1]);
    const double expected = test::number(row[2]);
    EXPECT_EQ(value.exists(), !std::isnan(expected)) << row[0] << " " << row[1];
    if (!value.exists()) continue;
    ++compared;
    EXPECT_NEAR(value.value, expected, 1e-9 * std::abs(expected) + 1e-12) << row[0] << " " << row[1];
  }
  EXPECT_GT(compared, 150U);
}

// Values published in McCrae 2008, J Pers Assess 90:105.
TEST(ProfileSimilarity, GivesMcCraesExample) {
  const std::vector<double> a{1.2, .3, -.5, .1, .9};
  const std::vector<double> b{.6, .7, -1.1, -.3, .7};
  EXPECT_NEAR(profile_agreement(a, b).index.value, 1.22, .005);
  EXPECT_NEAR(profile_agreement(a, b).coefficient.value, .58, .005);
  EXPECT_NEAR(profile_pearson(a, b).value, .8558, .00005);
  EXPECT_NEAR(double_entry_icc(a, b).value, .7634, .00005);
  EXPECT_NEAR(concordance_correlation(a, b).value, .7731, .00005);
}

}  // namespace
}  // namespace intimetry::profile_similarity_test
