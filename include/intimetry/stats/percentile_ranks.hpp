#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One score that occurs in a sample, with its percentile rank.
struct PercentileRank {
  double score = 0;
  std::int64_t count = 0;    ///< people with this score
  std::int64_t below = 0;    ///< people with a lower score
  double percentile = 0;     ///< 0 to 100
  Statistic standard_error;  ///< of the percentile
};

/// Returns the percentile rank of each score in a sample, by ascending score: the percentage of people below
/// the score, plus half of those with the score.
/// @formula percentile 100 (F_below + f/2) / N.
///   Standard error 100 sqrt(G/(G-1) sum_g (sum_{i in g} (u_i - p))^2) / N, u = 1 below the score, 1/2 at it,
///   0 above, p their mean, G clusters: the limit of resampling clusters with replacement
/// @source Crawford, Garthwaite and Slick 2009, Clin Neuropsychol 23:1173, doi 10.1080/13854040902795018, for
///   half the ties; Binder 1983, Int Stat Rev 51:279, for the variance
/// @shape one score per person; `clusters` empty (all people are independent), or one number per person,
///   equal for people who belong together, such as a couple
/// @unit percentages
/// @missing NaN: the person is left out
/// @degenerate nobody: an empty table; one cluster: the standard error is too_few_cases
/// @throws Error(shape_mismatch) for another number of clusters than people; bad_argument for an infinite
///   score
/// @verified tests/reference/percentile_ranks (R: ecdf, quantities of lm; a bootstrap of couples),
///   tests/simulation/percentile_ranks
std::vector<PercentileRank> percentile_ranks(std::span<const double> scores,
                                             std::span<const std::size_t> clusters = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/percentile_ranks.ipp"
#endif
