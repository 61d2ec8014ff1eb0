#pragma once

#include <array>
#include <limits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The form of the confidence set of a ratio.
enum class FiellerShape : unsigned char {
  interval,  ///< from low to high
  two_rays,  ///< all but the numbers between low and high: the denominator may be zero
  line,      ///< every number: the data do not determine the ratio
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
  [[nodiscard]] bool contains(double ratio) const noexcept;
};

/// Two estimates and their variances and covariance, for the confidence set of their ratio.
struct RatioParts {
  double numerator;
  double denominator;
  double numerator_variance;
  double denominator_variance;
  double covariance;
  double df;
};

/// Returns the set of all ratios that the test does not reject.
/// @formula {k: (p - k a)^2 <= t^2 (v_p - 2 k c + k^2 v_a)}, a quadratic in k
/// @source Fieller 1954, J R Stat Soc B 16:175
/// @degenerate a denominator that is not significant: two rays or the line, from the quadratic; zero
///   variances: the ratio itself, or the line for 0/0
/// @throws Error(bad_argument) unless 0 < level < 1 and df > 0
/// @verified tests/reference/partner_ratio (R, root finding of the t test itself)
FiellerSet fieller_set(const RatioParts& parts, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/fieller.ipp"
#endif
