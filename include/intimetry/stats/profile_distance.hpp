#pragma once

#include <cstddef>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A squared distance or a part of it: the observed value, and the expected value for two equal profiles with
/// error.
struct DistancePart {
  Statistic observed;
  Statistic noise;

  /// Returns the observed value minus the expected error; it can be negative, and is not clipped.
  [[nodiscard]] Statistic beyond_noise() const;
};

/// Cronbach and Gleser's squared distance of two profiles, with its three parts.
struct ProfileDistance {
  std::size_t k = 0;
  DistancePart d2;
  DistancePart elevation;  ///< k Delta^2
  Statistic scatter;       ///< (S_a - S_b)^2
  Statistic shape;         ///< 2 S_a S_b (1 - r)
  DistancePart rest;       ///< scatter + shape
};

/// Returns the squared distance of two profiles and its parts, each with the expectation from measurement
/// error.
/// @formula D^2 = sum d^2 = k Delta^2 + (S_a - S_b)^2 + 2 S_a S_b (1 - r), Delta the difference of means, S
///   the root of the sum of squares around the profile's mean; shape is computed as 2 (S_a S_b - sum of
///   products), which does not need r. Noise: sum SE^2 / k in elevation, (k-1)/k sum SE^2 in the rest
/// @source Cronbach and Gleser 1953, Psychol Bull 50:456, doi 10.1037/h0057173
/// @shape two profiles of equal length in one metric; one standard error of the difference per element, or
///   none
/// @missing NaN; an element missing in either profile is left out; if a standard error is NaN, the noise is
///   error_unknown
/// @degenerate no element: number_of_items; no standard errors: error_unknown
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100 or a negative error
/// @verified tests/reference/profile_distance (R)
ProfileDistance profile_distance(std::span<const double> a, std::span<const double> b,
                                 std::span<const double> errors = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/profile_distance.ipp"
#endif
