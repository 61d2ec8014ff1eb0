#include "intimetry/stats/mahalanobis.hpp"

#include <gtest/gtest.h>

#include "intimetry/stats/comoments.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::mahalanobis_test {
namespace {

TEST(Mahalanobis, AgreesWithR) {
  const test::Numbers answers = test::reference_numbers("psychometric_pairs/data/answers.csv");
  const std::size_t k = answers.columns;
  Comoments moments(k);
  moments.add(answers.values);
  const CovarianceMatrix items = moments.covariances(Cases::listwise);
  const Mahalanobis distance(items.covariance, k);
  ASSERT_EQ(distance.reason(), MissingReason::not_missing);
  for (const auto& row : test::reference_rows("mahalanobis/table.csv")) {
    std::vector<double> d(k);
    for (std::size_t j = 0; j < k; ++j) d[j] = answers.values[std::stoul(row[0]) * k + j] - items.mean[j];
    const MahalanobisDistance found = distance(d);
    EXPECT_TRUE(test::agree(found.d2.value, test::number(row[1]))) << row[0];
    EXPECT_TRUE(test::agree(found.p.value, test::number(row[2]))) << row[0];
  }
}

}  // namespace
}  // namespace intimetry::mahalanobis_test
