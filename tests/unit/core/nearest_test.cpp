#include "intimetry/core/nearest.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace intimetry::nearest_test {
namespace {

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);  // the textbook pair: k-s, e-i, +g
  EXPECT_EQ(edit_distance("flaw", "lawn"), 2U);
  EXPECT_EQ(edit_distance("Emotional", "eMOTIONAL"), 0U);
  EXPECT_EQ(edit_distance("itmes", "items"), 2U);  // a swap is two edits
}

TEST(NearestName, FindsTheNearestThatIsNearEnough) {
  const std::vector<std::string> names{"emotional", "intellectual", "sexual"};
  EXPECT_EQ(nearest_name("emotionl", names), "emotional");
  EXPECT_EQ(nearest_name("SEXUAL", names), "sexual");
  EXPECT_EQ(nearest_name("xyz", names), "");
  EXPECT_EQ(nearest_name("", names), "");
  EXPECT_EQ(nearest_name("emotional", std::vector<std::string>{}), "");
}

TEST(NearestName, HalfOfTheLettersMayDifferAndNotMore) {
  const std::array<std::string, 1> names{"abcd"};
  EXPECT_EQ(nearest_name("abxy", names), "abcd");
  EXPECT_EQ(nearest_name("axyz", names), "");
}

TEST(NearestName, OfEquallyNearOnesTheFirst) {
  EXPECT_EQ(nearest_name("q3", std::vector<std::string>{"q1", "q2"}), "q1");
}

TEST(DidYouMean, IsSilentWhereNothingIsNear) {
  const std::vector<std::string> names{"perspectives"};
  EXPECT_EQ(did_you_mean("perspective", names), "; did you mean 'perspectives'?");
  EXPECT_EQ(did_you_mean("norms", names), "");
}

}  // namespace
}  // namespace intimetry::nearest_test
