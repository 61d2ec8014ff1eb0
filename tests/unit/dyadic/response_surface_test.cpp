#include "intimetry/dyadic/response_surface.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include "intimetry/core/error.hpp"
#include "unit/dyadic/dyadic_kit.hpp"

namespace intimetry::response_surface_test {
namespace {

using test::first_of;

using test::x1;
using test::x2;
using test::y1;
using test::y2;

/// 1 + 2 a - p + a^2/2 + 3 a p - 2 p^2, of values centred at 3.
std::vector<double> surface_of(const std::vector<double>& own, const std::vector<double>& others) {
  std::vector<double> outcome;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const double a = own[i] - 3;
    const double p = others[i] - 3;
    outcome.push_back(1 + 2 * a - p + a * a / 2 + 3 * a * p - 2 * p * p);
  }
  return outcome;
}

void expect_that_surface(const Surface& surface) {
  const std::array<double, 5> b{2, -1, 0.5, 3, -2};
  // b1 + b2, b3 + b4 + b5, b1 - b2, b3 - b4 + b5, b3 - b5.
  const std::array<double, 5> a{1, 1.5, 3, -4.5, 2.5};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(surface.b[i].value.value, b[i], 1e-10) << "b" << i + 1;
    EXPECT_NEAR(surface.a[i].value.value, a[i], 1e-10) << "a" << i + 1;
  }
  EXPECT_NEAR(surface.intercept.value.value, 1, 1e-10);
}

TEST(ResponseSurface, FindsTheSurfaceThatTheValuesLieOn) {
  const std::vector<double> z1 = surface_of(x1, x2);
  const std::vector<double> z2 = surface_of(x2, x1);
  expect_that_surface(response_surface({{z1, z2}, {x1, x2}, 3}).surface);
  const ResponseSurfaceRoles roles = response_surface_roles({{z1, z2}, {x1, x2}, 3});
  expect_that_surface(roles.surface[0]);
  expect_that_surface(roles.surface[1]);
}

TEST(ResponseSurface, NeedsMoreCouplesThanParameters) {
  const auto a = first_of(x1, 2), b = first_of(x2, 2), c = first_of(y1, 2), d = first_of(y2, 2);
  EXPECT_EQ(response_surface({{c, d}, {a, b}, 0}).fault.reason, MissingReason::too_few_cases);
  EXPECT_EQ(response_surface_roles({{c, d}, {a, b}, 0}).fault.reason, MissingReason::too_few_cases);
}

TEST(ResponseSurface, OfTwoValuesHasNoCurve) {
  const std::vector<double> a{0, 1, 0, 1, 1, 0, 0, 1};
  const std::vector<double> b{0, 0, 1, 1, 0, 1, 0, 1};
  const ResponseSurface fit = response_surface({{y1, y2}, {a, b}, 0});
  EXPECT_TRUE(fit.fault.exists());
  EXPECT_EQ(fit.surface.congruence, Congruence::not_supported);
  EXPECT_FALSE(fit.surface.a[3].value.exists());
}

TEST(ResponseSurface, RefusesACentreThatIsNone) {
  EXPECT_THROW(response_surface({{y1, y2}, {x1, x2}, std::numeric_limits<double>::quiet_NaN()}), Error);
  EXPECT_THROW(response_surface({{y1, y2}, {x1, x2}, 3}, 1), Error);
}

}  // namespace
}  // namespace intimetry::response_surface_test
