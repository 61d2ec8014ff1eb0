#include "text/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace intimetry::text::numbers_test {
namespace {

TEST(Numbers, AreAsTheFieldPrintsThem) {
  EXPECT_EQ(fixed(1.005, 1), "1.0");
  EXPECT_EQ(fixed(-0.001, 2), "0.00") << "no zero has a sign";
  EXPECT_EQ(fixed(std::nan(""), 2), "-");
  EXPECT_EQ(fixed(std::numeric_limits<double>::max(), 0).size(), 309U);
  EXPECT_EQ(coefficient(0.8649), ".86");
  EXPECT_EQ(coefficient(-0.12), "-.12");
  EXPECT_EQ(coefficient(0), ".00");
  EXPECT_EQ(coefficient(1), "1.00");
  EXPECT_EQ(coefficient(-1.25), "-1.25");
  EXPECT_EQ(coefficient(std::nan("")), "-");
  EXPECT_EQ(p_value(0.0004), "< .001");
  EXPECT_EQ(p_value(0.0341), ".034");
  EXPECT_EQ(p_value(1), "1.000");
  EXPECT_EQ(p_value(std::nan("")), "-");
  EXPECT_EQ(interval(-1.5, 2, 2), "[-1.50, 2.00]");
  EXPECT_EQ(interval(std::nan(""), 2, 2), "-");
  EXPECT_EQ(coefficient_interval(Interval(0.71, 0.92)), "[.71, .92]");
  EXPECT_EQ(coefficient_interval(Interval(MissingReason::zero_variance)), "-");
}

}  // namespace
}  // namespace intimetry::text::numbers_test
