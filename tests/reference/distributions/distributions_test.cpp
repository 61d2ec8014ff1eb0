#include "intimetry/stats/distributions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "intimetry/core/error.hpp"
#include "reference/reference_table.hpp"

namespace intimetry::distributions_test {
namespace {

using Function = std::function<double(double, double, double, Tail)>;

const std::map<std::string, Function>& functions() {
  static const std::map<std::string, Function> table{
      {"normal_probability", [](double x, double, double, Tail tail) { return normal_probability(x, tail); }},
      {"normal_quantile", [](double x, double, double, Tail tail) { return normal_quantile(x, tail); }},
      {"t_probability", [](double x, double df, double, Tail tail) { return t_probability(x, df, tail); }},
      {"t_quantile", [](double x, double df, double, Tail tail) { return t_quantile(x, df, tail); }},
      {"chi_square_probability",
       [](double x, double df, double, Tail tail) { return chi_square_probability(x, df, tail); }},
      {"chi_square_quantile",
       [](double x, double df, double, Tail tail) { return chi_square_quantile(x, df, tail); }},
      {"f_probability", [](double x, double a, double b, Tail tail) { return f_probability(x, a, b, tail); }},
      {"f_quantile", [](double x, double a, double b, Tail tail) { return f_quantile(x, a, b, tail); }}};
  return table;
}

TEST(Distributions, AgreeWithR) {
  std::set<std::string> seen;
  for (const auto& row : test::reference_rows("distributions/table.csv")) {
    const double value =
        functions().at(row[0])(test::number(row[2]), test::number(row[3]), test::number(row[4]),
                               row[1] == "lower" ? Tail::lower : Tail::upper);
    EXPECT_TRUE(test::agree(value, test::number(row[5]), 1e-11))
        << row[0] << "(" << row[2] << ", " << row[3] << ", " << row[4] << ") " << row[1];
    seen.insert(row[0]);
  }
  EXPECT_EQ(seen.size(), functions().size());
}

TEST(Distributions, SmallQuantilesOfFKeepTheirDigits) {
  // With 1 and 1 degrees of freedom F is the square of a Cauchy variable: x = tan(pi p / 2)^2.
  for (const double p : {1e-10, 1e-6, 0.001, 0.3}) {
    EXPECT_TRUE(test::agree(f_quantile(p, 1, 1), std::pow(std::tan(std::acos(-1.0) * p / 2), 2), 1e-13)) << p;
  }
}

TEST(Distributions, TailsEndInZeroAndOne) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(normal_probability(-infinity), 0);
  EXPECT_EQ(normal_probability(infinity), 1);
  EXPECT_EQ(f_probability(infinity, 3, 4, Tail::upper), 0);
  EXPECT_EQ(t_probability(infinity, 4, Tail::upper), 0);
  EXPECT_EQ(t_probability(-infinity, 4, Tail::upper), 1);
  EXPECT_EQ(chi_square_probability(infinity, 4), 1);
}

TEST(Distributions, RefuseWhatIsNoProbabilityAndNoDegreesOfFreedom) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(normal_quantile(0), Error);
  EXPECT_THROW(normal_quantile(1), Error);
  EXPECT_THROW(t_quantile(nan, 3), Error);
  EXPECT_THROW(f_quantile(0.5, 0, 3), Error);
  EXPECT_THROW(f_quantile(0.5, 3, -1), Error);
  EXPECT_THROW(chi_square_probability(1, nan), Error);
  EXPECT_THROW(normal_probability(nan), Error);
}

}  // namespace
}  // namespace intimetry::distributions_test
