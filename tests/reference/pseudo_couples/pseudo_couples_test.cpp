#include "intimetry/dyadic/pseudo_couples.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>

#include "reference/dyadic_columns.hpp"

namespace intimetry::pseudo_couples_test {
namespace {

PseudoCouples ask(const std::string& data, const std::string& centring, Members members,
                  std::size_t permutations) {
  const test::DyadicColumns columns("pseudo_couples/data/" + data + ".csv");
  PseudoCoupleOptions options;
  options.members = members;
  options.centring = centring == "none" ? ProfileCentring::none : ProfileCentring::pooled;
  options.permutations = permutations;
  options.each_couple = true;
  return pseudo_couples(columns.variables(), options);
}

// Whether a share of `count` random re-pairings is close to that of all of them.
void expect_share(const Statistic& found, double expected, double count, const std::string& what) {
  EXPECT_NEAR(found.value, expected, 5 * std::sqrt(expected * (1 - expected) / count) + 1e-4) << what;
}

TEST(DyadicPseudoCouples, AgreesWithR) {
  int compared = 0;
  for (const auto& row : test::reference_rows("pseudo_couples/table.csv")) {
    const std::string& name = row[2];
    const bool exchangeable = name.rfind("exchangeable", 0) == 0;
    const Members members = exchangeable ? Members::exchangeable : Members::distinguishable;
    const bool permuted =
        name.find("permuted") != std::string::npos || name.find("p") == 0 || name == "exchangeable_p";
    const double count = permuted && name.rfind("place", 0) != 0 ? 40000 : 0;
    const PseudoCouples found = ask(row[0], row[1], members, static_cast<std::size_t>(count));
    const double expected = test::number(row[3]);
    const std::string what = row[0] + " " + row[1] + " " + name;
    ++compared;
    if (name == "n") {
      EXPECT_EQ(found.n, expected) << what;
    } else if (name == "similarity") {
      EXPECT_TRUE(test::agree(found.similarity.value, expected)) << what;
    } else if (name == "baseline" || name == "exchangeable_baseline") {
      EXPECT_TRUE(test::agree(found.baseline.value, expected)) << what;
    } else if (name.rfind("place", 0) == 0) {
      const auto couple = static_cast<std::size_t>(test::number(name.substr(name.rfind('_') + 1)));
      const CouplePlace& place = found.places.at(couple);
      const bool baseline = name.rfind("place_baseline", 0) == 0;
      EXPECT_NEAR(baseline ? place.baseline : place.percentile, expected, 1e-9) << what;
    } else if (name == "p" || name == "exchangeable_p") {
      expect_share(found.p, expected, count, what);
    } else if (name == "p_two_sided") {
      expect_share(found.p_two_sided, expected, count, what);
    } else if (name == "permuted_mean" || name == "exchangeable_permuted_mean") {
      EXPECT_NEAR(found.permuted_mean.value, expected, 5 * found.permuted_sd.value / std::sqrt(count))
          << what;
    } else if (name == "permuted_sd") {
      EXPECT_TRUE(test::agree(found.permuted_sd.value, expected, 0.03)) << what;
    } else {
      --compared;  // the wrong variants below
    }
  }
  EXPECT_GT(compared, 60);
}

double wrong(const std::string& name) {
  for (const auto& row : test::reference_rows("pseudo_couples/table.csv")) {
    if (row[0] == "forty" && row[1] == "pooled" && row[2] == name) return test::number(row[3]);
  }
  ADD_FAILURE() << name;
  return 0;
}

// With roles, the pair of first i and second j differs from that of first j and second i: one triangle of the
// matrix has only half of the pseudo-couples.
TEST(DyadicPseudoCouples, BaselineIsOfBothTriangles) {
  const PseudoCouples found = ask("forty", "pooled", Members::distinguishable, 0);
  EXPECT_GT(std::abs(found.baseline.value - wrong("one_triangle")), 1e-3);
}

TEST(DyadicPseudoCouples, DistinctiveSimilarityIsOfDeviationsNotOfResiduals) {
  const PseudoCouples found = ask("forty", "pooled", Members::distinguishable, 0);
  EXPECT_GT(std::abs(found.similarity.value - wrong("by_regression")), 1e-3);
}

TEST(DyadicPseudoCouples, CentringIsPooledNotByRole) {
  const PseudoCouples found = ask("forty", "pooled", Members::distinguishable, 0);
  EXPECT_GT(std::abs(found.similarity.value - wrong("by_role")), 1e-3);
}

}  // namespace
}  // namespace intimetry::pseudo_couples_test
