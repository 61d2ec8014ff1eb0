#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Two items with similar (synonyms) or opposite answers (antonyms) in a sample.
struct ItemPair {
  std::size_t first = 0;
  std::size_t second = 0;
  double r = 0;
  friend bool operator==(const ItemPair&, const ItemPair&) = default;
};

/// One person's correlation over pairs of items.
struct PairConsistency {
  std::size_t pairs = 0;  ///< with both answers
  Statistic r;
  bool swapped = false;  ///< pairs were reversed at random, because the variance was zero
};

/// Returns the pairs of items whose correlation in a sample is at least `bound`, or at most a negative one.
/// @formula c_ij / sqrt(c_ii c_jj) >= bound, or <= bound if bound < 0
/// @source Meade and Craig 2012, Psychol Methods 17:437, doi 10.1037/a0028085; .60 is their bound and that of
///   the R package careless
/// @shape raw answers, not keyed: an item and its opposite are antonyms
/// @missing as in the covariance matrix
/// @degenerate an item with zero variance, or a pair with fewer than three cases, gives no pair
/// @throws Error(bad_argument) unless bound is within -1..1 and not 0
/// @verified tests/reference/psychometric_pairs (R's cor)
std::vector<ItemPair> psychometric_pairs(const CovarianceMatrix& items, double bound = 0.6);

/// Returns the correlation of one person's answers over pairs of items: near 1 for synonyms and -1 for
/// antonyms, if the person answered carefully.
/// @formula Pearson's r over pairs; if one side has zero variance, pairs are reversed at random up to ten
///   times, as in the R package careless, since the order within a pair has no meaning
/// @source Meade and Craig 2012, Psychol Methods 17:437, doi 10.1037/a0028085
/// @shape the same kind of answers as for the pairs; the same seed and stream give the same number
/// @missing NaN; a pair with NaN is left out
/// @degenerate fewer than three pairs: number_of_items; one side always with zero variance: zero_variance
/// @throws Error(bad_argument) for an item index out of range
/// @verified tests/reference/psychometric_pairs (R's cor), without reversed pairs
PairConsistency pair_consistency(std::span<const double> answers, std::span<const ItemPair> pairs,
                                 std::uint64_t seed = default_seed, std::uint64_t stream = 0);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/psychometric_pairs.ipp"
#endif
