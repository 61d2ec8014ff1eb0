#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What is subtracted from the answers before profiles are compared.
enum class ProfileCentring : unsigned char {
  none,    ///< overall similarity, which includes that people in general answer similarly
  pooled,  ///< distinctive similarity: each item minus its mean over all members
};

struct PseudoCoupleOptions {
  Members members = Members::distinguishable;
  ProfileCentring centring = ProfileCentring::pooled;
  std::size_t permutations = 9999;  ///< 0: none
  bool each_couple = false;         ///< the percentile of each couple; takes time quadratic in their number
  std::uint64_t seed = default_seed;
  unsigned threads = 1;  ///< 0: as many as there are processors; does not change results
};

/// The similarity of one couple compared with pseudo-couples of its members with other couples' members.
struct CouplePlace {
  double baseline = 0;    ///< mean similarity of those pseudo-couples
  double percentile = 0;  ///< of the couple among them
};

/// Whether couples are more similar than pseudo-couples of people who are not partners.
struct PseudoCouples {
  std::int64_t n = 0;              ///< couples used
  std::int64_t left_out = 0;       ///< couples with a missing value
  std::int64_t zero_variance = 0;  ///< couples left out because of a constant profile
  std::size_t items = 0;
  Statistic similarity;  ///< mean over couples
  Statistic baseline;    ///< mean over all pseudo-couples, both triangles of the pair matrix
  Statistic difference;
  std::size_t permutations = 0;
  Statistic percentile;  ///< of the couples' mean among means of re-paired samples
  Statistic p;           ///< that couples are more similar than re-paired members
  Statistic p_two_sided;
  Statistic permuted_mean;
  Statistic permuted_sd;
  std::vector<double> similarities;  ///< of each couple used, in order
  std::vector<CouplePlace> places;   ///< of each couple used, if requested
};

/// Returns the similarity of couples' profiles compared with pseudo-couples, by a permutation test of
/// re-pairings.
/// @formula similarity: Pearson's r of both partners' profiles over the items, mean over couples; baseline:
///   the mean of r(first_i, second_j) over all i != j; without roles, over all pairs of members who are not a
///   couple. p = (1 + re-paired means at least as large)/(1 + permutations); two-sided by distance from their
///   mean. Re-pairing: seconds in random order with firsts; without roles, all members in random pairs
/// @source Corsini 1956, J Abnorm Soc Psychol 52:327 (pseudo-couples); Kenny, Kashy and Cook 2006, Dyadic
///   Data Analysis, chapter 12; deviations from the mean profile, not residuals of a regression on it: Furr
///   2008, J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape a pair of columns for each item (or scale, all in one metric); element i of all belongs to couple i
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate fewer than two items: number_of_items; a constant profile: its couple is left out, and
///   counted; fewer than two couples left: too_few_cases
/// @throws Error(bad_argument) for values beyond +-1e100 or more than 2^29 couples; shape_mismatch for
///   columns of different lengths
/// @verified tests/reference/pseudo_couples (R: cor, all permutations of small samples)
PseudoCouples pseudo_couples(std::span<const MemberValues> items, const PseudoCoupleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/pseudo_couples.ipp"
#endif
