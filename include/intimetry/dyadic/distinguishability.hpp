#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct DistinguishabilityOptions {
  std::size_t swaps = 9999;  ///< random permutations, unless all are fewer; 0: no permutation test
  std::uint64_t seed = default_seed;
  unsigned threads = 1;  ///< 0: as many as there are processors; does not change results
};

/// Whether roles of members make a difference for means, variances and covariances.
struct Distinguishability {
  std::int64_t n = 0;         ///< couples used
  std::int64_t left_out = 0;  ///< couples with a missing value
  std::size_t variables = 0;
  Statistic chi_square;
  double df = 0;
  Statistic p;            ///< of the chi-square test: too small for small samples and skewed answers
  Statistic swap_p;       ///< of the same statistic by permutation within couples: use this one
  std::size_t swaps = 0;  ///< arrangements that swap_p rests on
  bool exact = false;     ///< all arrangements were tried
};

/// Returns the test that members with roles are exchangeable (I-SAT), by chi-square and by permutation.
/// @formula n [ln det S_plus + ln det M_minus - ln det S], S the covariance of sums and differences with
///   divisor n, S_plus its part for the sums, M_minus the differences' second moments around 0; p(p+1)
///   degrees of freedom for p variables. Permutation test: the same statistic with members of each couple
///   swapped at random, (1 + those at least as large)/(1 + swaps), or all 2^(n-1) permutations if they are at
///   most options.swaps + 1
/// @source Olsen and Kenny 2006, Psychol Methods 11:127, doi 10.1037/1082-989X.11.2.127 (I-SAT)
/// @shape a pair of columns for each variable; element i of all belongs to couple i, `first` is one role
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate not more couples than twice the number of variables: too_few_cases; zero variance of sums or
///   differences: zero_variance; a variable that is a linear combination of others: collinear
/// @throws Error(bad_argument) for no variable, or values beyond +-1e100; shape_mismatch for columns of
///   different lengths
/// @verified tests/reference/distinguishability (lavaan; base R). With 14 items and 114 couples the
///   chi-square test rejects true exchangeability in .46 of samples, the permutation test in .05
Distinguishability distinguishability(std::span<const MemberValues> variables,
                                      const DistinguishabilityOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/distinguishability.ipp"
#endif
