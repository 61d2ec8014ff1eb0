#include "intimetry/stats/psychometric_pairs.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace intimetry::psychometric_pairs_test {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
using Answers = std::vector<double>;

TEST(PairConsistency, TurnsPairsRoundWhereOneSideIsConstantAndSoTheSameForOneSeed) {
  const std::vector<ItemPair> pairs{{0, 1, .7}, {2, 3, .7}, {4, 5, .7}, {6, 7, .7}};
  const Answers administration{3, 1, 3, 2, 3, 4, 3, 0};
  const PairConsistency found = pair_consistency(administration, pairs, 5, 1);
  ASSERT_TRUE(found.r.exists());
  EXPECT_TRUE(found.swapped);
  EXPECT_EQ(found.r.value, pair_consistency(administration, pairs, 5, 1).r.value);
  EXPECT_EQ(pair_consistency(Answers(8, 2), pairs).r.reason, MissingReason::zero_variance);
  EXPECT_EQ(pair_consistency(Answers{1, 2, 3, 4, gap, 1, gap, 2}, pairs).r.reason,
            MissingReason::number_of_items);
}

}  // namespace
}  // namespace intimetry::psychometric_pairs_test
