#include "intimetry/dyadic/gls.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "reference/couple_columns.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::gls_test {
namespace {

CoupleGls fit_of(const test::CoupleColumns& data, const std::string& model) {
  const MemberValues x = data.pair("x");
  const MemberValues z = data.pair("z");
  if (model == "cross") return couple_gls({data.pair("y"), {x, {z.second, z.first}}});
  if (model == "own") return couple_gls({data.pair("y"), {x, z, data.pair("w")}});
  return couple_gls({data.pair("y"), {x, {x.second, x.first}}});
}

double statistic_of(const CoupleGls& fit, const std::string& name) {
  if (name == "sd") return fit.residual_sd.value;
  if (name == "rho") return fit.residual_correlation.value;
  const auto j = static_cast<std::size_t>(name.back() - '0');
  const Effect& effect = j == 0 ? fit.intercept : fit.predictors.at(j - 1);
  const std::string what = name.substr(0, name.size() - 1);
  if (what == "value") return effect.value.value;
  return what == "se" ? effect.se.value : effect.df.value;
}

TEST(DyadicGls, AgreesWithNlmeAndDenseMatrices) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("gls/table.csv")) {
    const test::CoupleColumns data("gls/data/" + row[0] + ".csv");
    EXPECT_TRUE(
        test::agree(statistic_of(fit_of(data, row[1]), row[2]), test::number(row[3]), test::number(row[4])))
        << row[0] << " " << row[1] << " " << row[2];
    seen.insert(row[0] + row[1]);
  }
  EXPECT_EQ(seen.size(), 9U);
}

}  // namespace
}  // namespace intimetry::gls_test
