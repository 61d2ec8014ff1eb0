#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/impl/random_order.hpp"
#include "intimetry/dyadic/impl/unit_profiles.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// The similarities of pairs of members for re-pairing. With roles: of firsts with seconds. Without roles: of
/// all members with all members, firsts before seconds.
struct PairTable {
  Members members = Members::distinguishable;
  Profiles from;
  Profiles to;
  Profiles similarity;  ///< from x to; empty if too large: then similarities are computed when needed

  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(from.rows()); }
};

/// The number of members for a table of half a gigabyte.
inline constexpr Eigen::Index largest_pair_table = 8192;

inline PairTable pair_table(const UnitProfiles& profiles, Members members, unsigned threads) {
  PairTable table;
  table.members = members;
  if (members == Members::distinguishable) {
    table.from = profiles.first;
    table.to = profiles.second;
  } else {
    table.from.resize(2 * profiles.first.rows(), profiles.first.cols());
    table.from << profiles.first, profiles.second;
    table.to = table.from;
  }
  const Eigen::Index n = table.from.rows();
  if (n > largest_pair_table) return table;
  table.similarity.resize(n, n);
  // Blocks of a fixed size, so that sums do not depend on the number of threads.
  const Eigen::Index block = 64;
  const Eigen::MatrixXd columns = table.to.transpose();
  parallel_for(static_cast<std::size_t>((n + block - 1) / block), threads, [&](std::size_t at) {
    const Eigen::Index start = static_cast<Eigen::Index>(at) * block;
    const Eigen::Index rows = std::min(block, n - start);
    table.similarity.middleRows(start, rows).noalias() = table.from.middleRows(start, rows) * columns;
  });
  return table;
}

/// The number of re-pairings processed together, so that a row of the table is in the cache for all of them.
inline constexpr std::size_t repairings_at_once = 32;

/// Draws one re-pairing: `partners[i]` is the new partner of i.
inline void draw_partners(Members members, Random random, std::vector<std::uint32_t>& order,
                          std::span<std::uint32_t> partners) {
  if (members == Members::distinguishable) {
    random_order(random, partners);
    return;
  }
  random_order(random, order);
  for (std::size_t i = 0; i + 1 < order.size(); i += 2) {
    partners[order[i]] = order[i + 1];
    partners[order[i + 1]] = order[i];
  }
}

/// Adds the similarities of as many re-pairings as there are sums; `partners` contains one after the other.
inline void add_similarities(const PairTable& table, const std::vector<std::uint32_t>& partners,
                             std::span<double> sums) {
  const bool tabled = table.similarity.size() > 0;
  const std::size_t size = table.size();
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t* with = partners.data() + i;
    const auto row = static_cast<Eigen::Index>(i);
    if (tabled) {
      const double* similar = table.similarity.data() + row * table.similarity.cols();
      for (std::size_t r = 0; r < sums.size(); ++r) sums[r] += similar[with[r * size]];
    } else {
      for (std::size_t r = 0; r < sums.size(); ++r) {
        sums[r] += table.from.row(row).dot(table.to.row(static_cast<Eigen::Index>(with[r * size])));
      }
    }
  }
}

/// Returns the mean similarity of each of `permutations` random re-pairings.
inline std::vector<double> repaired_means(const PairTable& table, std::size_t permutations,
                                          std::uint64_t seed, unsigned threads) {
  std::vector<double> means(permutations);
  const std::size_t size = table.size();
  const std::size_t blocks = (permutations + repairings_at_once - 1) / repairings_at_once;
  // Large shares, so that memory for the partners is allocated rarely. The split does not change results,
  // because each re-pairing has its own random stream.
  const std::size_t together = std::max<std::size_t>(1, blocks / (std::size_t{4} * resolve_threads(threads)));
  parallel_for((blocks + together - 1) / together, threads, [&](std::size_t group) {
    std::vector<std::uint32_t> order(size);
    std::vector<std::uint32_t> partners(size * repairings_at_once);
    const std::size_t end = std::min(blocks, (group + 1) * together);
    for (std::size_t block = group * together; block < end; ++block) {
      const std::size_t first = block * repairings_at_once;
      const std::size_t count = std::min(repairings_at_once, permutations - first);
      for (std::size_t r = 0; r < count; ++r) {
        draw_partners(table.members, Random(seed, first + r), order,
                      std::span(partners).subspan(r * size, size));
      }
      std::array<double, repairings_at_once> sums{};
      add_similarities(table, partners, std::span(sums).first(count));
      for (std::size_t r = 0; r < count; ++r) means[first + r] = sums[r] / static_cast<double>(size);
    }
  });
  return means;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
