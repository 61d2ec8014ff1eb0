#include "intimetry/stats/profile_distance.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::profile_distance_test {
namespace {

struct Two {
  std::vector<double> a, b;
};

std::map<std::string, Two> profiles() {
  std::map<std::string, Two> found;
  for (const auto& row : test::reference_rows("profile_similarity/data/profiles.csv")) {
    found[row[0]].a.push_back(test::number(row[1]));
    found[row[0]].b.push_back(test::number(row[2]));
  }
  return found;
}

std::vector<double> evenly(double from, double to, std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(from + (to - from) * static_cast<double>(i) / static_cast<double>(count - 1));
  }
  return values;
}

Statistic part(const ProfileDistance& distance, const std::string& name) {
  if (name == "d2") return distance.d2.observed;
  if (name == "elevation") return distance.elevation.observed;
  if (name == "scatter") return distance.scatter;
  if (name == "shape") return distance.shape;
  if (name == "noise") return distance.d2.noise;
  return name == "noise_elevation" ? distance.elevation.noise : distance.rest.noise;
}

TEST(ProfileDistance, AgreesWithR) {
  const auto all = profiles();
  for (const auto& row : test::reference_rows("profile_distance/table.csv")) {
    const Two& two = all.at(row[0]);
    const ProfileDistance distance = profile_distance(two.a, two.b, evenly(.3, .9, two.a.size()));
    const double expected = test::number(row[2]);
    EXPECT_NEAR(part(distance, row[1]).value, expected, 1e-9 * expected + 1e-12) << row[0] << " " << row[1];
  }
}

// McCrae's profiles; the parts were computed with another program.
TEST(ProfileDistance, GivesTheKnownParts) {
  const std::vector<double> a{1.2, .3, -.5, .1, .9};
  const std::vector<double> b{.6, .7, -1.1, -.3, .7};
  const ProfileDistance distance = profile_distance(a, b);
  EXPECT_NEAR(distance.d2.observed.value, 1.08, 1e-12);
  EXPECT_NEAR(distance.elevation.observed.value, .392, .0005);
  EXPECT_NEAR(distance.scatter.value, .068, .0005);
  EXPECT_NEAR(distance.shape.value, .620, .0005);
}

}  // namespace
}  // namespace intimetry::profile_distance_test
