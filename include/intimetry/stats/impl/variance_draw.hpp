#pragma once

#include <cmath>

#include "intimetry/core/config.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Draws chi^2_df / df, the ratio of an estimated variance to the true one; 1 if df is infinite. Uses the
/// rejection method of Marsaglia and Tsang 2000, ACM Trans Math Softw 26:363, with one normal number instead
/// of df.
inline double drawn_variance_ratio(Random& random, double df) {
  if (std::isinf(df)) return 1;
  const double shape = df / 2;
  // The method needs a shape of at least 1: gamma(shape) is gamma(shape + 1) times a power of a uniform
  // number.
  const double raised = shape < 1 ? shape + 1 : shape;
  const double d = raised - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = random.normal();
    const double root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    const double u = 1 - random.uniform();
    const double square = x * x;
    if (u >= 1 - 0.0331 * square * square && std::log(u) >= square / 2 + d * (1 - v + std::log(v))) continue;
    const double lowered = shape < 1 ? std::pow(1 - random.uniform(), 1 / shape) : 1;
    return d * v * lowered / shape;
  }
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
