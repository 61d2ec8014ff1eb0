#pragma once

#include <cmath>
#include <cstddef>

#include "intimetry/core/config.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Second moments of two variables of exchangeable members around the means of all members, with double
/// entry. The divisor is the number of values.
struct PooledMoments {
  double mean_x = 0;
  double mean_y = 0;
  double xx = 0;   ///< variance of x
  double yy = 0;   ///< variance of y
  double xy = 0;   ///< covariance of x and y within a person
  double x_x = 0;  ///< between partners: x with the partner's x
  double y_y = 0;  ///< y with the partner's y
  double x_y = 0;  ///< x with the partner's y
  bool spread_x = false;
  bool spread_y = false;
  /// The largest rounding error of a ratio of these moments: some thousand ulps, more if a mean is large
  /// relative to its SD.
  double rounding = 0;
};

/// Returns the moments of the sample's variables 0 (x) and 1 (y).
inline PooledMoments pooled_moments(const CouplesSample& sample) {
  const auto [x1, x2] = sample.variable(0);
  const auto [y1, y2] = sample.variable(1);
  PooledMoments m;
  m.mean_x = pooled_mean({x1, x2});
  m.mean_y = pooled_mean({y1, y2});
  for (std::size_t i = 0; i < x1.size(); ++i) {
    const double a = x1[i] - m.mean_x;
    const double b = x2[i] - m.mean_x;
    const double c = y1[i] - m.mean_y;
    const double d = y2[i] - m.mean_y;
    m.xx += a * a + b * b;
    m.yy += c * c + d * d;
    m.xy += a * c + b * d;
    m.x_x += 2 * (a * b);
    m.y_y += 2 * (c * d);
    m.x_y += a * d + b * c;
  }
  const double values = 2 * static_cast<double>(sample.n);
  for (double* sum : {&m.xx, &m.yy, &m.xy, &m.x_x, &m.y_y, &m.x_y}) *sum /= values;
  m.spread_x = m.xx > noise(m.mean_x) * noise(m.mean_x);
  m.spread_y = m.yy > noise(m.mean_y) * noise(m.mean_y);
  m.rounding = 1e-12;
  if (m.spread_x) m.rounding += noise(m.mean_x) / std::sqrt(m.xx);
  if (m.spread_y) m.rounding += noise(m.mean_y) / std::sqrt(m.yy);
  return m;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
