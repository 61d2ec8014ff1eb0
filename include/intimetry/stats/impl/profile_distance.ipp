#pragma once

#include <cmath>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/impl/profile_pair.hpp"
#include "intimetry/stats/profile_distance.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic DistancePart::beyond_noise() const {
  if (!observed.exists()) return observed.reason;
  return noise.exists() ? Statistic(observed.value - noise.value) : noise;
}

INTIMETRY_INLINE ProfileDistance profile_distance(std::span<const double> a, std::span<const double> b,
                                                  std::span<const double> errors) {
  const std::string_view me = "profile_distance";
  const stats::detail::ProfilePair pair = stats::detail::complete_places(a, b, me);
  require(errors.empty() || errors.size() == a.size(), ErrorCode::shape_mismatch, me, "errors",
          "expected none, or one for each place");
  ProfileDistance result;
  result.k = pair.size();
  result.d2 = result.elevation =
      result.rest = {MissingReason::number_of_items, MissingReason::number_of_items};
  result.scatter = result.shape = MissingReason::number_of_items;
  if (pair.size() == 0) return result;
  const stats::detail::ProfileMoments m = stats::detail::moments(pair);
  const double spread_a = std::sqrt(m.k * m.aa);
  const double spread_b = std::sqrt(m.k * m.bb);
  const double elevation = m.k * (m.mean_a - m.mean_b) * (m.mean_a - m.mean_b);
  const double scatter = (spread_a - spread_b) * (spread_a - spread_b);
  const double shape = 2 * (spread_a * spread_b - m.k * m.ab);
  double d2 = 0;
  for (std::size_t i = 0; i < pair.size(); ++i) d2 += (pair.a[i] - pair.b[i]) * (pair.a[i] - pair.b[i]);
  Statistic noise = errors.empty() ? Statistic(MissingReason::error_unknown) : Statistic(0);
  for (std::size_t i = 0; i < errors.size(); ++i) {
    require(!(errors[i] < 0), ErrorCode::bad_argument, me, "errors", "expected none below 0");
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    if (std::isnan(errors[i])) noise = MissingReason::error_unknown;
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

}  // namespace intimetry::INTIMETRY_MODE
