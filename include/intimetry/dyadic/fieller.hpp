#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// What the confidence set of a ratio looks like.
enum class FiellerShape : unsigned char {
  interval,  ///< from low to high
  two_rays,  ///< all but what lies between low and high: the denominator may be zero
  line,      ///< every number: the data say nothing of the ratio
};

template <>
struct Words<FiellerShape> {
  static constexpr std::array table{Word<FiellerShape>{FiellerShape::interval, "interval"},
                                    Word<FiellerShape>{FiellerShape::two_rays, "two_rays"},
                                    Word<FiellerShape>{FiellerShape::line, "line"}};
};

/// The confidence set of a ratio.
struct FiellerSet {
  FiellerShape shape = FiellerShape::line;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  /// Returns whether the ratio is in the set.
  [[nodiscard]] bool contains(double ratio) const noexcept {
    if (shape == FiellerShape::interval) return low <= ratio && ratio <= high;
    return shape == FiellerShape::line || ratio <= low || ratio >= high;
  }
};

/// Two estimates whose ratio is asked for, with their variances and covariance.
struct RatioParts {
  double numerator;
  double denominator;
  double numerator_variance;
  double denominator_variance;
  double covariance;
  double df;
};

/// Returns the set of all ratios that the estimates do not contradict.
/// @formula {k: (p - k a)^2 <= t^2 (v_p - 2 k c + k^2 v_a)}, a quadratic in k
/// @source Fieller 1954, J R Stat Soc B 16:175
/// @degenerate denominator not significant: two rays or the line, as the quadratic has it; no variance at
///   all: the ratio itself, or the line for 0/0
/// @throws Error(bad_argument) unless 0 < level < 1 and df > 0
/// @verified tests/reference/dyadic_k (R, root finding of the t test itself)
inline FiellerSet fieller_set(const RatioParts& parts, double level = 0.95) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "fieller_set", "level", "expected 0 < level < 1");
  const double t = t_quantile((1 - level) / 2, parts.df, Tail::upper);
  // In units of the standard errors, so that no square leaves the range of double.
  const double a_unit = parts.denominator_variance > 0 ? std::sqrt(parts.denominator_variance) : 1;
  const double p_unit = parts.numerator_variance > 0 ? std::sqrt(parts.numerator_variance) : 1;
  const double a = parts.denominator / a_unit;
  const double p = parts.numerator / p_unit;
  const double a_variance = parts.denominator_variance > 0 ? 1 : 0;
  const double p_variance = parts.numerator_variance > 0 ? 1 : 0;
  const double c = parts.covariance / a_unit / p_unit;
  const double square = a * a - t * t * a_variance;
  const double half = a * p - t * t * c;
  const double constant = p * p - t * t * p_variance;
  const double discriminant = half * half - square * constant;
  if (square == 0 || (square < 0 && discriminant <= 0)) return {};
  const double root = std::sqrt(discriminant > 0 ? discriminant : 0);
  // Neither root by subtracting near equals.
  const double sum = half + (half < 0 ? -root : root);
  double one = sum / square;
  double other = sum == 0 ? one : constant / sum;
  if (one > other) std::swap(one, other);
  const double unit = p_unit / a_unit;
  return {square > 0 ? FiellerShape::interval : FiellerShape::two_rays, one * unit, other * unit};
}

}  // namespace intimetry
