#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct BootstrapOptions {
  std::size_t replications = 2000;
  std::uint64_t seed = default_seed;
  double level = 0.95;
  unsigned threads = 0;  ///< 0: as many as there are processors
  bool omega = true;     ///< omega as well as alpha
};

/// Intervals for alpha and omega that are valid in large samples for any distribution of the answers.
struct ItemBootstrap {
  std::size_t replications = 0;
  std::uint64_t seed = default_seed;
  double level = 0;
  std::int64_t n = 0;             ///< complete rows
  std::size_t clusters = 0;       ///< number of units drawn: rows, or couples if partners are kept together
  std::size_t without_alpha = 0;  ///< replications in which it does not exist
  std::size_t without_omega = 0;
  std::size_t heywood = 0;  ///< replications with a negative unique variance in omega
  Interval alpha;
  Interval omega;
};

/// Returns percentile bootstrap intervals of alpha and omega total, from rows of `k` answers.
/// @formula the (1 - level)/2 and (1 + level)/2 quantiles (interpolated between order statistics) of the
///   coefficient in samples of as many rows, or clusters, drawn with replacement
/// @source Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13; Kelley and Pornprasertmanit
///   2016, Psychol Methods 21:69, doi 10.1037/a0040086, for omega
/// @shape rows of k numbers; `cluster` empty or one number per row: rows with the same number, such as two
///   partners, are drawn together
/// @missing NaN; rows with NaN are left out
/// @degenerate alpha of fewer than two items and omega of fewer than three: number_of_items; fewer than two
///   complete rows or clusters: too_few_cases; a coefficient missing in more than one of twenty replications:
///   its reason in the whole sample, else not_converged for omega and zero_variance for alpha
/// @throws Error(shape_mismatch) for other numbers of rows; bad_argument for an infinite number, no
///   replication, or unless 0 < level < 1
/// @verified tests/reference/item_bootstrap (the same draws in Python), tests/simulation/omega (coverage)
ItemBootstrap bootstrap_items(std::span<const double> rows, std::size_t k,
                              std::span<const std::size_t> cluster = {},
                              const BootstrapOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/item_bootstrap.ipp"
#endif
