#include "intimetry/stats/comoments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "reference/reference_table.hpp"

namespace intimetry::comoments_test {
namespace {

CovarianceMatrix covariances_of(const std::string& data, Cases cases) {
  const test::Numbers numbers = test::reference_numbers("comoments/data/" + data + ".csv");
  Comoments comoments(numbers.columns);
  comoments.add(numbers.values);
  return comoments.covariances(cases);
}

TEST(Comoments, AgreeWithRationalArithmetic) {
  for (const auto& row : test::reference_rows("comoments/table.csv")) {
    const CovarianceMatrix matrix = covariances_of(row[0], from_word<Cases>(row[1]).value());
    const std::size_t i = std::stoul(row[2]);
    const std::size_t j = std::stoul(row[3]);
    const double covariance = test::number(row[6]);
    const double tolerance = row[0].starts_with("likert") ? std::numeric_limits<double>::epsilon() : 1e-10;
    // The error of a covariance near zero is relative to the SDs of its two columns.
    const double scale =
        row[0].starts_with("likert") ? std::abs(covariance) : std::sqrt(matrix(i, i) * matrix(j, j));
    EXPECT_EQ(matrix.n[i * matrix.k + j], std::stoll(row[4]))
        << row[0] << " " << row[1] << " " << i << " " << j;
    EXPECT_NEAR(matrix(i, j), covariance, tolerance * scale) << row[0] << " " << i << " " << j;
    EXPECT_EQ(matrix(i, j), matrix(j, i));
    if (i == j) {
      EXPECT_TRUE(test::agree(matrix.mean[i], test::number(row[5]), tolerance)) << row[0] << " " << i;
    }
  }
}

}  // namespace
}  // namespace intimetry::comoments_test
