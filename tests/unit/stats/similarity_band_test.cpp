#include "intimetry/stats/similarity_band.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::similarity_band_test {
namespace {

using Numbers = std::vector<double>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(SimilarityBand, DegenerateProfilesSayWhy) {
  const std::vector<PlaceError> known(2, PlaceError{.difference = 1});
  const std::vector<PlaceError> exact(2, PlaceError{.difference = 0});
  EXPECT_EQ(equal_profiles_band(Numbers{1, 2}, Numbers{2, 3}, exact).interval.reason,
            MissingReason::zero_variance);
  EXPECT_EQ(equal_profiles_band(Numbers{2, 2}, Numbers{2, 2}, known).observed.reason,
            MissingReason::zero_variance);
  EXPECT_EQ(equal_profiles_band(Numbers{1, none}, Numbers{2, 3}, known).interval.reason,
            MissingReason::number_of_items);
  const CoupleScores too_much_error{Numbers(4, 0),
                                    {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1},
                                    {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2}};
  EXPECT_EQ(true_profiles_band(Numbers{1, 2}, Numbers{2, 3}, too_much_error).interval.reason,
            MissingReason::contradictory);
  EXPECT_THROW(equal_profiles_band(Numbers{1, 2}, Numbers{2, 3}, known, {.draws = 0}), Error);
}

TEST(SimilarityBand, WithoutErrorTheTrueProfilesAreTheObservedOnes) {
  const CoupleScores exact{Numbers(4, 0), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}, Numbers(16, 0)};
  const SimilarityBand band = true_profiles_band(Numbers{1, 2}, Numbers{2, 3}, exact, {.draws = 20});
  EXPECT_NEAR(band.interval.low, band.observed.value, 1e-12);
  EXPECT_NEAR(band.interval.high, band.observed.value, 1e-12);
}

}  // namespace
}  // namespace intimetry::similarity_band_test
