#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/dyadic/couple_correlation.hpp"
#include "intimetry/dyadic/couples_sample.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

using Profiles = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Centred profiles of length 1: the product of two is their correlation.
struct UnitProfiles {
  Profiles first;                  ///< one row per couple
  Profiles second;                 ///< as first
  std::int64_t zero_variance = 0;  ///< couples left out because of a constant profile
};

/// Centres a profile and scales it to length 1; returns false if it is constant.
template <class Row>
bool make_unit(Row row) {
  const double mean = row.mean();
  const double size = row.cwiseAbs().maxCoeff();
  row.array() -= mean;
  const double length = row.norm();
  if (!(length > 1e-13 * size)) return false;
  row /= length;
  return true;
}

/// Returns the profiles of the couples; `pooled` first subtracts the mean of all members from each item.
inline UnitProfiles unit_profiles(const CouplesSample& sample, bool pooled) {
  const auto items = static_cast<Eigen::Index>(sample.variables());
  const auto couples = static_cast<Eigen::Index>(sample.n);
  UnitProfiles profiles;
  profiles.first.resize(couples, items);
  profiles.second.resize(couples, items);
  for (Eigen::Index j = 0; j < items; ++j) {
    const MemberValues values = sample.variable(static_cast<std::size_t>(j));
    const double mean = pooled ? pooled_mean(values) : 0;
    for (Eigen::Index i = 0; i < couples; ++i) {
      profiles.first(i, j) = values.first[static_cast<std::size_t>(i)] - mean;
      profiles.second(i, j) = values.second[static_cast<std::size_t>(i)] - mean;
    }
  }
  Eigen::Index kept = 0;
  for (Eigen::Index i = 0; i < couples; ++i) {
    if (!make_unit(profiles.first.row(i)) || !make_unit(profiles.second.row(i))) continue;
    if (kept != i) {
      profiles.first.row(kept) = profiles.first.row(i);
      profiles.second.row(kept) = profiles.second.row(i);
    }
    ++kept;
  }
  profiles.zero_variance = couples - kept;
  profiles.first.conservativeResize(kept, items);
  profiles.second.conservativeResize(kept, items);
  return profiles;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
