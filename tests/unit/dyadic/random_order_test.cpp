#include "intimetry/dyadic/impl/random_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace intimetry::random_order_test {
namespace {

TEST(RandomOrder, EachOrderIsEquallyLikely) {
  std::map<std::vector<std::uint32_t>, int> seen;
  const int draws = 120'000;
  for (int i = 0; i < draws; ++i) {
    Random random(7, static_cast<std::uint64_t>(i));
    std::vector<std::uint32_t> order(5);
    dyadic::detail::random_order(random, order);
    ++seen[order];
  }
  ASSERT_EQ(seen.size(), 120U);
  double chi_square = 0;
  for (const auto& [order, count] : seen) chi_square += (count - 1000.0) * (count - 1000.0) / 1000;
  EXPECT_LT(chi_square, 190);  // 119 degrees of freedom: p below .0001 beyond that
}

TEST(RandomOrder, IsAnOrderOfAllElementsWhateverTheirNumber) {
  for (const std::size_t size : {0U, 1U, 2U, 4U, 5U, 8U, 4097U, 5000U}) {
    Random random(size + 1);
    std::vector<std::uint32_t> order(size);
    dyadic::detail::random_order(random, order);
    EXPECT_EQ(std::set<std::uint32_t>(order.begin(), order.end()).size(), size);
    if (size > 0) {
      EXPECT_LT(*std::max_element(order.begin(), order.end()), size);
    }
  }
}

}  // namespace
}  // namespace intimetry::random_order_test
