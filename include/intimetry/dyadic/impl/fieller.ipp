#pragma once

#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/fieller.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool FiellerSet::contains(double ratio) const noexcept {
  if (shape == FiellerShape::interval) return low <= ratio && ratio <= high;
  return shape == FiellerShape::line || ratio <= low || ratio >= high;
}

INTIMETRY_INLINE FiellerSet fieller_set(const RatioParts& parts, double level) {
  require(level > 0 && level < 1, ErrorCode::bad_argument, "fieller_set", "level", "expected 0 < level < 1");
  const double t = t_quantile((1 - level) / 2, parts.df, Tail::upper);
  // In units of the standard errors, so that no square overflows.
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
  // Avoids subtracting nearly equal numbers for either root.
  const double sum = half + (half < 0 ? -root : root);
  double one = sum / square;
  double other = sum == 0 ? one : constant / sum;
  if (one > other) std::swap(one, other);
  const double unit = p_unit / a_unit;
  return {square > 0 ? FiellerShape::interval : FiellerShape::two_rays, one * unit, other * unit};
}

}  // namespace intimetry::INTIMETRY_MODE
