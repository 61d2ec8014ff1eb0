#include "intimetry/stats/random.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

#include "reference/reference_table.hpp"

namespace intimetry::random_test {
namespace {

TEST(Random, DrawsWhatThePublishedAlgorithmsDraw) {
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Random> generators;
  for (const auto& row : test::reference_rows("random/table.csv")) {
    Random& random =
        generators
            .try_emplace({row[0], row[1], row[2], row[3]}, Random(std::stoull(row[0]), std::stoull(row[1])))
            .first->second;
    const std::uint64_t value = row[2] == "bits" ? random.bits() : random.below(std::stoull(row[3]));
    EXPECT_EQ(value, std::stoull(row[5])) << row[0] << " " << row[1] << " " << row[2] << " " << row[3];
  }
  EXPECT_EQ(generators.size(), 25U);
}

}  // namespace
}  // namespace intimetry::random_test
