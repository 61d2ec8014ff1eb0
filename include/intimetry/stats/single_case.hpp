#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

// How unusual one couple's difference is among couples. This is not the question whether it exceeds error.

/// Figures of a norm group of couples on one scale.
struct DifferenceNorm {
  double mean = 0;  ///< of the differences, first role minus second
  double sd_a = 0;
  double sd_b = 0;
  double r = 0;  ///< between partners
  double n = 0;  ///< couples
};

/// A difference compared with those of a norm group.
struct SingleCase {
  Statistic statistic;
  double df = 0;     ///< 0: normal
  Statistic p;       ///< two-sided
  Statistic beyond;  ///< estimated share of such couples further out on the same side
};

/// The share of the variance of couples' differences that is not error, and the regressed difference.
struct RegressedDifference {
  Statistic reliability;  ///< r_D; may be negative
  Statistic difference;
};

/// Returns a test of one couple that has no value, and says why.
SingleCase case_without_value(MissingReason reason);

/// Returns the test of one couple's difference against couples with roles, unstandardised.
/// @formula t = (d - mu_d)/sqrt((s_A^2 + s_B^2 - 2 r s_A s_B)(n+1)/n), n-1 df
/// @source Crawford and Garthwaite 2005, Neuropsychology 19:318, doi 10.1037/0894-4105.19.3.318
/// @unit the scale's raw score
/// @degenerate fewer than two couples: too_few_cases; zero variance of differences: zero_variance
/// @throws Error(bad_argument) for negative SDs, r outside -1..1, or a number that is not finite
/// @verified tests/reference/single_case (R: prediction by lm from simulated couples)
SingleCase difference_test(double d, const DifferenceNorm& norm);

/// Returns Payne and Jones's z of the difference of two standardised scores: as `difference_test`, but each
/// score is standardised by its own role, and the norms are treated as exact.
/// @formula z = (z_A - z_B)/sqrt(2 - 2 r)
/// @source Payne and Jones 1957, J Clin Psychol 13:115
/// @unit z relative to each role's own norm
/// @degenerate r of 1: zero_variance
/// @throws Error(bad_argument) for r outside -1..1, or a number that is not finite
/// @verified tests/reference/single_case (R)
SingleCase standardised_difference_test(double z_a, double z_b, double r);

/// Returns the test of one couple's difference against couples with exchangeable members. The sign of such
/// differences has no meaning, so the mean difference is 0 and not estimated.
/// @formula t = d / sqrt(sum d^2 / n), n df
/// @source the t of a normal variable over an independent chi-square with n degrees of freedom; no degree of
///   freedom is lost for the mean, which is known
/// @shape `sum_of_squares` of the n couples' differences
/// @degenerate no couple: too_few_cases; all differences 0: zero_variance
/// @throws Error(bad_argument) for a negative sum, or a number that is not finite
/// @verified tests/reference/single_case (R), tests/simulation/single_case
SingleCase exchangeable_difference_test(double d, double sum_of_squares, double n);

/// Returns the share of the variance of couples' differences that is not error, and the regressed difference.
/// @formula r_D = 1 - SE_d^2/Var(d); mu_d + r_D (d - mu_d)
/// @source Kelley 1947, Fundamentals of Statistics, 409; Lord and Novick 1968, 64
/// @unit the scale's raw score
/// @degenerate Var(d) of 0: zero_variance; a negative r_D, if the error exceeds the total variance, is
/// reported
///   without a regressed difference (contradictory)
/// @throws Error(bad_argument) for a negative variance or error
/// @verified tests/reference/single_case (R)
RegressedDifference regressed_difference(double d, double mean, double variance, double error);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/single_case.ipp"
#endif
