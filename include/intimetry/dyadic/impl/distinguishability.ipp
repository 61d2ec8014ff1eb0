#pragma once

#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/distinguishability.hpp"
#include "intimetry/dyadic/impl/sums_and_differences.hpp"
#include "intimetry/dyadic/impl/within_couple_swaps.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Distinguishability distinguishability(std::span<const MemberValues> variables,
                                                       const DistinguishabilityOptions& options) {
  const char* me = "distinguishability";
  require(!variables.empty(), ErrorCode::bad_argument, me, "variables", "there must be at least one");
  const CouplesSample sample = complete_couples(variables, me);
  Distinguishability result;
  result.n = sample.n;
  result.left_out = sample.left_out;
  result.variables = variables.size();
  const auto p = static_cast<double>(variables.size());
  result.df = p * (p + 1);
  const dyadic::detail::SumsAndDifferences whitened = dyadic::detail::sums_and_differences(sample);
  if (whitened.reason != MissingReason::not_missing) {
    result.chi_square = result.p = result.swap_p = whitened.reason;
    return result;
  }
  const double statistic = dyadic::detail::role_statistic(whitened.observed(), static_cast<double>(sample.n));
  if (statistic == std::numeric_limits<double>::infinity()) {
    result.chi_square = result.p = result.swap_p = MissingReason::collinear;
    return result;
  }
  result.chi_square = statistic;
  result.p = chi_square_probability(statistic, result.df, Tail::upper);
  if (options.swaps == 0) return result;
  const dyadic::detail::SwapTest swapped =
      dyadic::detail::swap_test(whitened, statistic, options.swaps, options.seed, options.threads);
  result.swap_p = swapped.p;
  result.swaps = swapped.arrangements;
  result.exact = swapped.exact;
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
