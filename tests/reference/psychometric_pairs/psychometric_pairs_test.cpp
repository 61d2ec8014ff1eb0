#include "intimetry/stats/psychometric_pairs.hpp"

#include <gtest/gtest.h>

#include "reference/reference_table.hpp"

namespace intimetry::psychometric_pairs_test {
namespace {

TEST(PsychometricPairs, AgreesWithR) {
  const test::Numbers answers = test::reference_numbers("psychometric_pairs/data/answers.csv");
  Comoments moments(answers.columns);
  moments.add(answers.values);
  const CovarianceMatrix items = moments.covariances(Cases::listwise);
  const std::vector<ItemPair> pairs[2] = {psychometric_pairs(items, .6), psychometric_pairs(items, -.6)};
  std::size_t met[2] = {0, 0};
  std::size_t persons = 0;
  for (const auto& row : test::reference_rows("psychometric_pairs/table.csv")) {
    const std::size_t kind = row[0] == "synonyms" ? 0 : 1;
    const double expected = test::number(row[4]);
    if (row[1] == "pair") {
      const ItemPair& pair = pairs[kind].at(met[kind]++);
      EXPECT_EQ(pair.first, std::stoul(row[2]));
      EXPECT_EQ(pair.second, std::stoul(row[3]));
      EXPECT_TRUE(test::agree(pair.r, expected));
    } else {
      const std::size_t i = std::stoul(row[2]);
      const std::span<const double> administration(answers.values.data() + i * answers.columns,
                                                   answers.columns);
      const PairConsistency found = pair_consistency(administration, pairs[kind]);
      ASSERT_EQ(found.r.exists() && !found.swapped, row[4] != "NA") << row[0] << " " << i;
      if (row[4] == "NA") continue;
      EXPECT_NEAR(found.r.value, expected, 1e-9 * std::abs(expected) + 1e-12) << row[0] << " " << i;
      ++persons;
    }
  }
  EXPECT_EQ(met[0], pairs[0].size());
  EXPECT_EQ(met[1], pairs[1].size());
  EXPECT_GT(persons, 200U);
}

}  // namespace
}  // namespace intimetry::psychometric_pairs_test
