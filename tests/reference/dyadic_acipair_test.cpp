// Published answers of 148 real couples, which are not part of the project: methods compared with lavaan's
// results for them.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "source_dir.hpp"

namespace intimetry::dyadic_acipair_test {
namespace {

std::filesystem::path acipair() {
  const char* folder = std::getenv("INTIMETRY_CHECK_DATA");
  const std::filesystem::path ours = test::source_dir().parent_path() / "shared" / "data";
  for (const std::filesystem::path& at : {std::filesystem::path(folder == nullptr ? "" : folder), ours}) {
    if (std::filesystem::is_regular_file(at / "acipair.csv")) return at / "acipair.csv";
  }
  return {};
}

std::vector<std::string> cells(std::string line) {
  std::vector<std::string> row;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) {
    if (cell.size() > 1 && cell.front() == '"') cell = cell.substr(1, cell.size() - 2);
    row.push_back(cell);
  }
  return row;
}

/// A variable of both members; two rows of the file are one couple.
struct Members2 {
  std::vector<double> first;
  std::vector<double> second;
  operator MemberValues() const { return {first, second}; }  // NOLINT: an implicit conversion
};

Members2 read(const std::filesystem::path& path, const std::string& name) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> head = cells(line);
  std::size_t column = 0;
  while (head.at(column) != name) ++column;
  Members2 members;
  while (std::getline(file, line)) {
    const std::vector<std::string> row = cells(line);
    (row.at(2) == "1" ? members.first : members.second)
        .push_back(std::strtod(row.at(column).c_str(), nullptr));
  }
  return members;
}

class Acipair : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path path = acipair();
    if (path.empty()) {
      GTEST_SKIP() << "needs acipair.csv, not part of the project, in the folder INTIMETRY_CHECK_DATA names";
    }
    x_ = read(path, "OtherPos_A");
    y_ = read(path, "Satisfaction_A");
    ASSERT_EQ(x_.first.size(), 148U);
    ASSERT_EQ(x_.second.size(), 148U);
  }
  Members2 x_;
  Members2 y_;
};

TEST_F(Acipair, DistinguishabilityAgreesWithLavaan) {
  const Distinguishability test = distinguishability(std::array<MemberValues, 2>{x_, y_});
  EXPECT_NEAR(test.chi_square.value, 9.2549, 5e-5);
  EXPECT_EQ(test.df, 6);
  EXPECT_GT(test.swap_p.value, test.p.value / 2);
}

TEST_F(Acipair, CommonFateAgreesWithLavaanAndIsAHeywoodCase) {
  const CommonFate fate = common_fate(x_, y_);
  EXPECT_NEAR(fate.slope.value, 1.6443, 5e-5);
  EXPECT_NEAR(fate.latent_correlation.value, 1.012, 5e-4);
  EXPECT_TRUE(fate.heywood);
}

TEST_F(Acipair, CorrelationOfDyadsBeyondOneIsReported) {
  const PairwiseCorrelations pair = pairwise_correlations(x_, y_);
  EXPECT_NEAR(pair.dyad.value, 1.012, 5e-4);
  EXPECT_TRUE(pair.dyad_beyond_one);
}

}  // namespace
}  // namespace intimetry::dyadic_acipair_test
