#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/impl/repairing.hpp"
#include "intimetry/dyadic/impl/unit_profiles.hpp"
#include "intimetry/dyadic/pseudo_couples.hpp"

namespace intimetry::INTIMETRY_MODE {

namespace dyadic::detail {

/// Orders the members of a couple by their answers, so that results do not depend on the given order.
inline void order_members(UnitProfiles& profiles) {
  for (Eigen::Index i = 0; i < profiles.first.rows(); ++i) {
    const double* first = &profiles.first(i, 0);
    const double* second = &profiles.second(i, 0);
    if (std::lexicographical_compare(second, second + profiles.second.cols(), first,
                                     first + profiles.first.cols())) {
      profiles.first.row(i).swap(profiles.second.row(i));
    }
  }
}

/// Collects one couple's pseudo-couples.
struct PlaceCount {
  double sum = 0;
  double below = 0;
  double equal = 0;

  void add(double similarity, double own) noexcept {
    sum += similarity;
    const double beyond = similarity - own;
    if (beyond < -1e-12) {
      ++below;
    } else if (beyond <= 1e-12) {
      ++equal;
    }
  }
};

/// Returns each couple's percentile. The similarity of members of couples i and j is used for both couples,
/// so both triangles are needed.
inline std::vector<CouplePlace> couple_places(const PairTable& table, const std::vector<double>& own) {
  const std::size_t n = own.size();
  std::vector<PlaceCount> counts(n);
  const auto size = static_cast<Eigen::Index>(table.size());
  Eigen::RowVectorXd row(size);
  for (Eigen::Index i = 0; i < size; ++i) {
    if (table.similarity.size() > 0) {
      row = table.similarity.row(i);
    } else {
      row.noalias() = table.from.row(i) * table.to.transpose();
    }
    const std::size_t couple = static_cast<std::size_t>(i) % n;
    for (Eigen::Index j = 0; j < size; ++j) {
      const std::size_t other = static_cast<std::size_t>(j) % n;
      if (other == couple) continue;
      counts[couple].add(row(j), own[couple]);
      // Without roles the table contains every pair of members twice; row j counts this pair for the other
      // couple.
      if (table.members == Members::distinguishable) counts[other].add(row(j), own[other]);
    }
  }
  const double pairs = (table.members == Members::distinguishable ? 2.0 : 4.0) * static_cast<double>(n - 1);
  std::vector<CouplePlace> places(n);
  for (std::size_t i = 0; i < n; ++i) {
    places[i] = {counts[i].sum / pairs, 100 * (counts[i].below + counts[i].equal / 2) / pairs};
  }
  return places;
}

}  // namespace dyadic::detail
}  // namespace intimetry::INTIMETRY_MODE
