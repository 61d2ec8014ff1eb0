#include "intimetry/stats/similarity_band.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "reference/reference_table.hpp"

namespace intimetry::similarity_band_test {
namespace {

const std::vector<double> a{60, 72.5, 45, 81, 55};
const std::vector<double> b{52, 70, 58, 66, 61};

/// As in make.R.
CoupleScores group() {
  const std::vector<double> sd{14, 15, 16, 17, 18};
  const std::vector<double> mean{60, 62, 55, 70, 64};
  const double r = .72;
  CoupleScores group;
  for (std::size_t i = 0; i < 10; ++i) {
    group.mean.push_back(mean[i % 5]);
    for (std::size_t j = 0; j < 10; ++j) {
      const bool one_scale = i % 5 == j % 5;
      const double correlation = i == j ? 1 : (i < 5) == (j < 5) ? .5 * r : one_scale ? .35 : .2;
      group.covariance.push_back(sd[i % 5] * sd[j % 5] * correlation);
      group.error.push_back(i == j ? sd[i % 5] * sd[i % 5] * (1 - r) : 0);
    }
  }
  return group;
}

SimilarityBand band(const std::string& method) {
  const BandOptions options{.draws = 100'000};
  if (method == "posterior") return true_profiles_band(a, b, group(), options);
  std::vector<PlaceError> errors;
  for (const double se : {9, 11, 8, 12, 10}) {
    errors.push_back({.difference = se,
                      .share_a = method == "unequal" ? .3 : .5,
                      .share_b = method == "unequal" ? .7 : .5,
                      .df = method == "estimated" ? 7.0 : 0.0});
  }
  return equal_profiles_band(a, b, errors, options);
}

TEST(SimilarityBand, AgreesWithSimulationInR) {
  std::map<std::string, SimilarityBand> bands;
  for (const auto& row : test::reference_rows("similarity_band/table.csv")) {
    if (bands.count(row[0]) == 0) bands[row[0]] = band(row[0]);
    const SimilarityBand& found = bands[row[0]];
    const double value = row[3] == "low"      ? found.interval.low
                         : row[3] == "median" ? found.median.value
                                              : found.interval.high;
    EXPECT_NEAR(value, test::number(row[4]), .01) << row[0] << " " << row[3];
  }
  EXPECT_EQ(bands.size(), 4U);
}

}  // namespace
}  // namespace intimetry::similarity_band_test
