#include "intimetry/stats/profile_distance.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::profile_distance_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(ProfileDistance, WhatHasNoValueSaysWhy) {
  EXPECT_EQ(profile_distance(Numbers{none}, Numbers{1}).d2.observed.reason, MissingReason::number_of_items);
  EXPECT_FALSE(profile_distance(Numbers{1, 2}, Numbers{1, 3}).d2.noise.exists());
}

TEST(ProfileDistance, OfDifferentLengthsAreRefused) {
  EXPECT_THROW(profile_distance(Numbers{1, 2}, Numbers{1, 2}, Numbers{1}), Error);
}

// Differences 3 and 4.
TEST(ProfileDistance, IsTheSumOfSquaredDifferences) {
  const ProfileDistance distance = profile_distance(Numbers{4, 1, none}, Numbers{1, 5, 2});
  EXPECT_EQ(distance.k, 2U);
  EXPECT_EQ(distance.d2.observed.value, 25);
}

}  // namespace
}  // namespace intimetry::profile_distance_test
