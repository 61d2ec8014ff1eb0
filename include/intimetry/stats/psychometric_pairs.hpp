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

/// Two items that a sample answers alike (synonyms) or opposite (antonyms).
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
  bool swapped = false;  ///< there was no spread until some pairs were turned round at random
};

/// Returns the pairs of items whose correlation in a sample is at least `bound`, or at most a negative one.
/// @formula c_ij / sqrt(c_ii c_jj) >= bound, or <= bound if bound < 0
/// @source Meade and Craig 2012, Psychol Methods 17:437, doi 10.1037/a0028085; .60 is their bound and that of
///   the R package careless
/// @shape answers as given, not keyed: an item and its opposite are antonyms
/// @missing as the covariance matrix has it
/// @degenerate an item that does not vary, or fewer than three cases of a pair: no pair of it
/// @throws Error(bad_argument) unless bound is within -1..1 and not 0
/// @verified tests/reference/psychometric_pairs (R's cor)
std::vector<ItemPair> psychometric_pairs(const CovarianceMatrix& items, double bound = 0.6);

/// Returns how alike one person answers the two items of each pair: near 1 for synonyms, -1 for antonyms, if
/// the answers were given with care.
/// @formula Pearson's r over pairs; where one side does not vary, pairs are turned round at random, up to ten
///   times, as the R package careless does, since which item stands first says nothing
/// @source Meade and Craig 2012, Psychol Methods 17:437, doi 10.1037/a0028085
/// @shape the answers that the pairs were found from; the same seed and stream give the same number
/// @missing NaN; a pair with one is left out
/// @degenerate fewer than three pairs: number_of_items; all answers in pairs equal on one side, however
///   turned: no_spread
/// @throws Error(bad_argument) for a pair of items that are not there
/// @verified tests/reference/psychometric_pairs (R's cor), where no pair is turned
PairConsistency pair_consistency(std::span<const double> answers, std::span<const ItemPair> pairs,
                                 std::uint64_t seed = default_seed, std::uint64_t stream = 0);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/psychometric_pairs.ipp"
#endif
