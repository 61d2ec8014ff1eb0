#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Two profiles over the same elements, without those missing in either.
struct ProfilePair {
  std::vector<double> a;
  std::vector<double> b;
  [[nodiscard]] std::size_t size() const noexcept { return a.size(); }
};

inline void require_in_reach(double value, std::string_view function, std::string_view argument) {
  require(!(std::abs(value) > 1e100), ErrorCode::bad_argument, function, argument,
          "expected numbers within +-1e100");
}

inline ProfilePair complete_places(std::span<const double> a, std::span<const double> b,
                                   std::string_view function) {
  require(a.size() == b.size(), ErrorCode::shape_mismatch, function, "b",
          "expected " + std::to_string(a.size()) + " numbers as in the first profile, found " +
              std::to_string(b.size()));
  ProfilePair pair;
  for (std::size_t i = 0; i < a.size(); ++i) {
    require_in_reach(a[i], function, "a");
    require_in_reach(b[i], function, "b");
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    pair.a.push_back(a[i]);
    pair.b.push_back(b[i]);
  }
  return pair;
}

/// Means of two profiles and mean products around them, with denominator k, not k - 1.
struct ProfileMoments {
  double k = 0;
  double mean_a = 0;
  double mean_b = 0;
  double aa = 0;
  double bb = 0;
  double ab = 0;
};

/// Computed relative to the first number of each profile, so that a constant profile has exactly zero
/// variance. No number is missing.
inline ProfileMoments moments(std::span<const double> a, std::span<const double> b) {
  ProfileMoments m;
  if (a.empty()) return m;
  m.k = static_cast<double>(a.size());
  double mean_a = 0;
  double mean_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += a[i] - a[0];
    mean_b += b[i] - b[0];
  }
  mean_a /= m.k;
  mean_b /= m.k;
  m.mean_a = a[0] + mean_a;
  m.mean_b = b[0] + mean_b;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = a[i] - a[0] - mean_a;
    const double y = b[i] - b[0] - mean_b;
    m.aa += x * x / m.k;
    m.bb += y * y / m.k;
    m.ab += x * y / m.k;
  }
  return m;
}

inline ProfileMoments moments(const ProfilePair& pair) { return moments(pair.a, pair.b); }

/// Returns the double-entry ICC of two profiles with these moments.
inline Statistic icc_of(const ProfileMoments& m) {
  const double level = (m.mean_a - m.mean_b) * (m.mean_a - m.mean_b) / 4;
  const double spread = (m.aa + m.bb) / 2 + level;
  if (!(spread > 0)) return MissingReason::zero_variance;
  return (m.ab - level) / spread;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
