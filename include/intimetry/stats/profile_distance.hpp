#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/detail/profile_pair.hpp"

namespace intimetry {

/// A squared distance, or its parts: what was observed, and what error alone makes of two equal profiles.
struct DistancePart {
  Statistic observed;
  Statistic noise;

  /// Returns the part beyond what error makes; it may well be negative, and is not clipped.
  [[nodiscard]] Statistic beyond_noise() const {
    if (!observed.exists()) return observed.why;
    return noise.exists() ? Statistic(observed.value - noise.value) : noise;
  }
};

/// Cronbach and Gleser's squared distance of two profiles with its three parts.
struct ProfileDistance {
  std::size_t k = 0;
  DistancePart d2;
  DistancePart elevation;  ///< of level: k Delta^2
  Statistic scatter;       ///< of spread: (S_a - S_b)^2
  Statistic shape;         ///< of form: 2 S_a S_b (1 - r)
  DistancePart rest;       ///< scatter + shape
};

/// Returns the squared distance of two profiles, in its parts, beside what measurement error alone would
/// give.
/// @formula D^2 = sum d^2 = k Delta^2 + (S_a - S_b)^2 + 2 S_a S_b (1 - r), Delta the difference of means, S
///   the root of the sum of squares about the own mean; shape is taken as 2 (S_a S_b - sum of products),
///   which needs no r. Noise: sum SE^2 / k in elevation, (k-1)/k sum SE^2 in the rest
/// @source Cronbach and Gleser 1953, Psychol Bull 50:456, doi 10.1037/h0057173
/// @shape two profiles of one length in one metric; standard errors of the differences, one a place, or none
/// @missing NaN; a place that either profile lacks is left out; one standard error that is NaN: the noise is
///   error_unknown
/// @degenerate no place: number_of_items; no standard errors: error_unknown
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100 or a negative error
/// @verified tests/reference/profile_distance (R)
inline ProfileDistance profile_distance(std::span<const double> a, std::span<const double> b,
                                        std::span<const double> errors = {}) {
  const std::string_view me = "profile_distance";
  const detail::ProfilePair pair = detail::complete_places(a, b, me);
  require(errors.empty() || errors.size() == a.size(), ErrorCode::shape_mismatch, me, "errors",
          "expected none, or one for each place");
  ProfileDistance result;
  result.k = pair.size();
  result.d2 = result.elevation = result.rest = {WhyMissing::number_of_items, WhyMissing::number_of_items};
  result.scatter = result.shape = WhyMissing::number_of_items;
  if (pair.size() == 0) return result;
  const detail::ProfileMoments m = detail::moments(pair);
  const double spread_a = std::sqrt(m.k * m.aa);
  const double spread_b = std::sqrt(m.k * m.bb);
  const double elevation = m.k * (m.mean_a - m.mean_b) * (m.mean_a - m.mean_b);
  const double scatter = (spread_a - spread_b) * (spread_a - spread_b);
  const double shape = 2 * (spread_a * spread_b - m.k * m.ab);
  double d2 = 0;
  for (std::size_t i = 0; i < pair.size(); ++i) d2 += (pair.a[i] - pair.b[i]) * (pair.a[i] - pair.b[i]);
  Statistic noise = errors.empty() ? Statistic(WhyMissing::error_unknown) : Statistic(0);
  for (std::size_t i = 0; i < errors.size(); ++i) {
    require(!(errors[i] < 0), ErrorCode::bad_argument, me, "errors", "expected none below 0");
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    if (std::isnan(errors[i])) noise = WhyMissing::error_unknown;
    if (noise.exists()) noise = noise.value + errors[i] * errors[i];
  }
  const auto share = [&](double of) { return noise.exists() ? Statistic(of * noise.value) : noise; };
  result.d2 = {d2, noise};
  result.elevation = {elevation, share(1 / m.k)};
  result.scatter = scatter;
  result.shape = shape;
  result.rest = {scatter + shape, share((m.k - 1) / m.k)};
  return result;
}

}  // namespace intimetry
