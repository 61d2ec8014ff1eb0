#include "intimetry/dyadic/couples_sample.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::couples_sample_test {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(CouplesSample, LeavesOutAndCountsTheCouplesWithAMissingValue) {
  const std::vector<double> xa{1, 2, nan, 4};
  const std::vector<double> xb{5, 6, 7, 8};
  const std::vector<double> ya{9, 10, 11, 12};
  const std::vector<double> yb{13, nan, 15, 16};
  const CouplesSample sample = complete_couples(std::array{MemberValues{xa, xb}, MemberValues{ya, yb}});
  EXPECT_EQ(sample.n, 2);
  EXPECT_EQ(sample.left_out, 2);
  EXPECT_EQ(sample.first, (std::vector<std::vector<double>>{{1, 4}, {9, 12}}));
  EXPECT_EQ(sample.second, (std::vector<std::vector<double>>{{5, 8}, {13, 16}}));
}

TEST(CouplesSample, NamesTheVariableAndTheCoupleThatIsAtFault) {
  const std::vector<double> good{1, 2, 3};
  const std::vector<double> infinite{1, std::numeric_limits<double>::infinity(), 3};
  const std::vector<double> brief{1, 2};
  const auto message = [&](const std::vector<double>& column) {
    try {
      complete_couples(std::array{MemberValues{good, good}, MemberValues{good, column}}, "apim");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(message(infinite), "apim: variable 2, couple 2: expected a number within +-1e100");
  EXPECT_EQ(message(brief), "apim: variable 2: expected one value for each of 3 couples, found 2");
}

TEST(CouplesSample, IsEmptyWhereNothingIsGiven) { EXPECT_EQ(complete_couples({}).n, 0); }

}  // namespace
}  // namespace intimetry::couples_sample_test
