#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One sum of squares with its test. For a simulated p, df is only the number of differences.
struct QPart {
  Statistic value;
  double df = 0;
  Statistic p;
};

/// Tests of whether two profiles differ beyond error: overall, in elevation, and in the rest.
struct GlobalQ {
  std::size_t k = 0;         ///< differences used
  std::size_t left_out = 0;  ///< differences without a value or an error
  QPart total;
  QPart elevation;
  QPart rest;
  std::size_t draws = 0;  ///< of the simulated null distribution; 0: chi-square
};

/// Returns global tests that have no value, and say why.
GlobalQ q_without_value(MissingReason reason);

/// Returns the global tests for differences with independent, known errors.
/// @formula Q = sum w d^2, w = 1/SE^2, k df; elevation (sum w d)^2 / sum w, 1 df; rest sum w (d - d_w)^2, d_w
///   the weighted mean, k-1 df
/// @source Cochran 1954, Biometrics 10:101, doi 10.2307/3001666
/// @shape differences and their standard errors
/// @missing NaN in either: left out, and counted
/// @degenerate nothing left, or one element for the rest: number_of_items; a standard error of 0:
/// zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for a negative or infinite error
/// @verified tests/reference/global_q (R's lm with weights, anova)
GlobalQ global_q(std::span<const double> d, std::span<const double> errors);

/// Returns the global tests for differences with correlated errors, as for scales that share items.
/// @formula Q = d'S^-1 d, k df; elevation (1'S^-1 d)^2 / (1'S^-1 1), 1 df; rest Q - elevation, k-1 df
/// @source Rao 1973, Linear Statistical Inference, 4a; with a diagonal S it is `global_q`
/// @shape k differences; S row by row, k x k
/// @missing none: the caller leaves out missing elements, also from the rows and columns of S
/// @degenerate no element: number_of_items; S not positive definite: contradictory
/// @throws Error(shape_mismatch); Error(bad_argument) for a number that is not finite
/// @verified tests/reference/global_q (R's solve)
GlobalQ correlated_global_q(std::span<const double> d, std::span<const double> covariance);

/// Returns the global tests for differences whose errors are estimated with few degrees of freedom, for
/// example from the answers. A chi-square test would reject too often.
/// @formula the sums of `global_q`; p = (1 + draws with a sum at least as large)/(1 + draws), with draws
///   d* = SE z and SE*^2 = SE^2 chi^2_df / df. For Q this null distribution is exact for any ratios of
///   errors; for its parts the estimated ratios are taken as the true ones
/// @source the parametric bootstrap of Welch's test: Krishnamoorthy, Lu and Mathew 2007, Comput Stat Data
///   Anal 51:5731, doi 10.1016/j.csda.2006.09.039
/// @shape differences, their standard errors, and the degrees of freedom of each: whole numbers, or infinity
///   for a known error
/// @missing, degenerate: as for global_q
/// @throws as global_q; Error(bad_argument) for no draws or degrees below 1
/// @verified tests/reference/global_q (R: total by simulation of squared t's), tests/simulation/global_q
GlobalQ estimated_global_q(std::span<const double> d, std::span<const double> errors,
                           std::span<const double> degrees, std::size_t draws = 2000,
                           std::uint64_t seed = default_seed);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/global_q.ipp"
#endif
