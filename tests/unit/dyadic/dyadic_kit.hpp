#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <vector>

#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::test {

// Eight couples: two values of each member, small enough to add up by hand.
inline const std::vector<double> x1{1, 2, 3, 5, 4, 6, 2, 1};
inline const std::vector<double> x2{2, 2, 5, 3, 6, 4, 1, 3};
inline const std::vector<double> y1{2, 3, 3, 6, 5, 7, 2, 2};
inline const std::vector<double> y2{3, 2, 5, 4, 7, 4, 3, 3};

// Six couples of whom a model cannot say much.
using Column = std::vector<double>;
inline const Column up{1, 2, 3, 4, 5, 7};
inline const Column other{2, 1, 4, 3, 7, 5};
inline const Column same(6, 0.1);

inline std::vector<double> first_of(const std::vector<double>& values, std::size_t n) {
  return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n)};
}

/// 3 - 2 x: another column that says the same.
inline std::vector<double> repeated(std::vector<double> values) {
  for (double& value : values) value = 3 - 2 * value;
  return values;
}

/// Tenths are no doubles, so that y = 2x + 1 holds to some ulps only.
struct RoundedLine {
  RoundedLine(double scale, double offset) {
    const std::array<double, 8> a{.1, .7, 1.3, -.4, .9, -1.1, .3, 2.7};
    const std::array<double, 8> b{.3, -.2, 1.9, .6, -1.7, .8, -.9, 1.1};
    for (std::size_t i = 0; i < a.size(); ++i) {
      x1.push_back(scale * a[i] + offset);
      x2.push_back(scale * b[i] + offset);
      y1.push_back(2 * x1[i] + 1);
      y2.push_back(2 * x2[i] + 1);
    }
  }
  std::vector<double> x1, x2, y1, y2;
};

/// The same for twelve couples who are alike: what they share of both correlates with exactly 1.
struct RoundedCouples {
  explicit RoundedCouples(int seed) {
    for (int i = 0; i < 12; ++i) {
      x1.push_back(.1 * ((i * 7 + seed) % 13) + (seed < 25 ? 0 : 1e6));
      x2.push_back(x1.back() + .1 * ((i * 5 + seed) % 4));
      y1.push_back(2 * x1.back() + 1);
      y2.push_back(2 * x2.back() + 1);
    }
  }
  std::vector<double> x1, x2, y1, y2;
};

inline void expect_untested(const Effect& effect, double value, double tolerance) {
  EXPECT_NEAR(effect.value.value, value, tolerance);
  EXPECT_EQ(effect.se.value, 0);
  EXPECT_EQ(effect.t.reason, MissingReason::zero_variance);
  EXPECT_EQ(effect.p.reason, MissingReason::zero_variance);
}

}  // namespace intimetry::test
