#include "intimetry/stats/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

#include "intimetry/stats/distributions.hpp"

namespace intimetry::random_test {
namespace {

TEST(Random, NormalNumbersFallBelowEachQuantileAsOftenAsTheyShould) {
  Random random(5);
  constexpr int draws = 200000;
  std::map<double, int> below{{0.01, 0}, {0.1, 0}, {0.5, 0}, {0.9, 0}, {0.99, 0}};
  for (int i = 0; i < draws; ++i) {
    const double x = random.normal();
    for (auto& [p, count] : below) count += x < normal_quantile(p, Tail::lower) ? 1 : 0;
  }
  for (const auto& [p, count] : below) {
    EXPECT_NEAR(static_cast<double>(count) / draws, p, 4 * std::sqrt(p * (1 - p) / draws)) << p;
  }
}

TEST(Random, EveryOrderIsEquallyLikely) {
  Random random(6);
  constexpr int draws = 60000;
  std::map<std::vector<int>, int> orders;
  for (int i = 0; i < draws; ++i) {
    std::vector<int> elements{0, 1, 2};
    random.shuffle<int>(elements);
    ++orders[elements];
  }
  ASSERT_EQ(orders.size(), 6U);
  for (const auto& [order, count] : orders) EXPECT_NEAR(count, draws / 6.0, 4 * std::sqrt(draws * 5.0 / 36));
}

TEST(Random, StreamsOfOneSeedAreApart) {
  Random one(1, 0);
  Random other(1, 1);
  double product = 0;
  constexpr int draws = 100000;
  for (int i = 0; i < draws; ++i) product += (one.uniform() - 0.5) * (other.uniform() - 0.5);
  EXPECT_NEAR(product / draws, 0, 4.0 / 12 / std::sqrt(draws));
}

TEST(Random, NothingIsBelowNothing) {
  Random random(1);
  EXPECT_THROW(random.below(0), Error);
  EXPECT_EQ(random.below(1), 0U);
}

}  // namespace
}  // namespace intimetry::random_test
