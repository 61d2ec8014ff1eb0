// Published answers of 148 real couples, which are not part of the project: methods compared with lavaan's
// and nlme's results for them.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/common_fate.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/gls.hpp"
#include "intimetry/dyadic/pairwise_correlations.hpp"
#include "source_dir.hpp"

namespace intimetry::acipair_test {
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
    path_ = acipair();
    if (path_.empty()) {
      GTEST_SKIP() << "needs acipair.csv, not part of the project, in the folder INTIMETRY_CHECK_DATA names";
    }
    x_ = read(path_, "OtherPos_A");
    y_ = read(path_, "Satisfaction_A");
    ASSERT_EQ(x_.first.size(), 148U);
    ASSERT_EQ(x_.second.size(), 148U);
  }
  std::filesystem::path path_;
  Members2 x_;
  Members2 y_;
};

TEST_F(Acipair, GivesTheApimThatGlsGives) {
  const Members2 tension = read(path_, "Tension_A");
  const Apim fit = apim({y_, {tension}, {}, {}});
  EXPECT_EQ(fit.n, 148);
  EXPECT_NEAR(fit.intercept.value.value, 4.948225, 5e-7);
  EXPECT_NEAR(fit.predictors[0].actor.value.value, -.3752175, 5e-8);
  EXPECT_NEAR(fit.predictors[0].partner.value.value, -.1774922, 5e-8);
}

// A member's own tension, and how positively the partner sees themself.
TEST_F(Acipair, GivesTheGlsThatIsNotClosedForm) {
  const Members2 tension = read(path_, "Tension_A");
  const Members2 partners_view = read(path_, "SelfPos_P");
  const CoupleGls fit = couple_gls({y_, {tension, partners_view}});
  EXPECT_NEAR(fit.residual_correlation.value, .4715039, 1e-6);
  EXPECT_NEAR(fit.residual_sd.value, .4052903, 1e-7);
  EXPECT_NEAR(fit.intercept.value.value, 4.7190, 5e-5);
  EXPECT_NEAR(fit.intercept.se.value, .2366, 5e-5);
  EXPECT_NEAR(fit.predictors[0].value.value, -.3454, 5e-5);
  EXPECT_NEAR(fit.predictors[0].se.value, .0329, 5e-5);
  EXPECT_NEAR(fit.predictors[1].value.value, -.0656, 5e-5);
  EXPECT_NEAR(fit.predictors[1].se.value, .0516, 5e-5);
}

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
}  // namespace intimetry::acipair_test
