#include "intimetry/dyadic/couple_correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "reference/dyadic_columns.hpp"

namespace intimetry::couple_correlation_test {
namespace {

std::map<std::string, double> ours(const std::string& data) {
  const test::DyadicColumns columns("couple_correlation/data/" + data + ".csv");
  const CoupleIcc icc = couple_icc(columns.variable(0));
  const PartnerCorrelation r = partner_correlation(columns.variable(0));
  const PairwiseCorrelations pair = pairwise_correlations(columns.variable(0), columns.variable(1));
  return {{"n", static_cast<double>(icc.n)},
          {"msb", icc.mean_square_between},
          {"msw", icc.mean_square_within},
          {"icc", icc.value.value},
          {"icc_f", icc.f.value},
          {"icc_p", icc.p.value},
          {"icc_low", icc.interval.low},
          {"icc_high", icc.interval.high},
          {"icc_gls", icc.value.value},
          {"r", r.value.value},
          {"r_t", r.t.value},
          {"r_p", r.p.value},
          {"r_low", r.interval.low},
          {"r_high", r.interval.high},
          {"pair_n", static_cast<double>(pair.n)},
          {"icc_x", pair.icc_x.value},
          {"icc_y", pair.icc_y.value},
          {"overall", pair.overall.value.value},
          {"overall_n", pair.overall.effective_n.value},
          {"overall_p", pair.overall.p.value},
          {"cross", pair.cross.value.value},
          {"cross_n", pair.cross.effective_n.value},
          {"cross_p", pair.cross.p.value},
          {"ri", pair.individual.value},
          {"ri_t", pair.individual_t.value},
          {"ri_p", pair.individual_p.value},
          {"rd", pair.dyad.value}};
}

TEST(DyadicCorrelations, AgreeWithR) {
  std::map<std::string, std::map<std::string, double>> found;
  bool undefined = false;
  for (const auto& row : test::reference_rows("couple_correlation/table.csv")) {
    if (found.count(row[0]) == 0) found[row[0]] = ours(row[0]);
    const double expected = test::number(row[2]);
    const double actual = found[row[0]].at(row[1]);
    if (std::isnan(expected)) {
      EXPECT_TRUE(std::isnan(actual)) << row[0] << " " << row[1];
      undefined = true;
      continue;
    }
    // Iterative; and moments of numbers a thousand times their SD.
    const double tolerance = row[1] == "icc_gls" ? 1e-5 : row[0] == "large_mean" ? 1e-8 : 1e-9;
    EXPECT_TRUE(test::agree(actual, expected, tolerance)) << row[0] << " " << row[1];
  }
  EXPECT_EQ(found.size(), 6U);
  EXPECT_TRUE(undefined) << "one sample has an intraclass correlation below zero, and so no r_d";
}

TEST(DyadicCorrelations, NegativeIccStaysNegativeAsInR) {
  EXPECT_LT(ours("negative").at("icc"), -0.4);
  EXPECT_LT(ours("negative").at("icc_high"), 0);
}

}  // namespace
}  // namespace intimetry::couple_correlation_test
