#include "intimetry/dyadic/common_fate.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "reference/dyadic_columns.hpp"

namespace intimetry::common_fate_test {
namespace {

CommonFate fate_of(const std::string& data) {
  const test::DyadicColumns columns("common_fate/data/" + data + ".csv");
  CommonFateOptions options;
  options.resamples = 4000;
  return common_fate(columns.variable(0), columns.variable(1), options);
}

double field(const CommonFate& fate, const std::string& name) {
  if (name == "slope" || name == "lavaan_slope") return fate.slope.value;
  if (name == "lavaan_variance_x") return fate.latent_variance_x;
  if (name == "lavaan_rest") return fate.disturbance.value;
  if (name == "lavaan_se") return fate.normal_se.value;
  if (name == "se") return fate.se.value;
  if (name == "latent_r") return fate.latent_correlation.value;
  if (name == "bootstrap_se") return fate.bootstrap_se.value;
  return name == "bootstrap_low" ? fate.bootstrap.low : fate.bootstrap.high;
}

double tolerance(const std::string& name) {
  if (name.rfind("lavaan", 0) == 0) return 2e-5;    // iterative
  if (name.rfind("bootstrap", 0) == 0) return 0.1;  // different random numbers
  return name == "se" ? 1e-6 : 1e-9;                // numerical derivatives
}

TEST(DyadicCommonFate, AgreesWithLavaanAndR) {
  std::map<std::string, CommonFate> fates;
  for (const auto& row : test::reference_rows("common_fate/table.csv")) {
    if (fates.count(row[0]) == 0) fates[row[0]] = fate_of(row[0]);
    EXPECT_TRUE(test::agree(field(fates[row[0]], row[1]), test::number(row[2]), tolerance(row[1])))
        << row[0] << " " << row[1];
  }
  EXPECT_EQ(fates.size(), 3U);
  EXPECT_FALSE(fates["normal"].heywood);
  EXPECT_TRUE(fates["heywood"].heywood);
  EXPECT_LT(fates["heywood"].disturbance.value, 0);
  EXPECT_GT(fates["heywood"].latent_correlation.value, 1);
}

}  // namespace
}  // namespace intimetry::common_fate_test
