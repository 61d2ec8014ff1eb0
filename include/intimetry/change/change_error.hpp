#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE {

// The standard error of a change, S_diff: of one score, of a discrepancy, of a couple's mean. All of these
// assume that the errors of the two occasions are independent and equal.

/// Returns the standard error of a change by Jacobson and Truax.
/// @formula S_diff = s sqrt(1 - r) sqrt(2), s and r of one sample: the norm group, or the pretest of the
///   person's own sample
/// @source Jacobson and Truax 1991, J Consult Clin Psychol 59:12, doi 10.1037/0022-006X.59.1.12; not
///   Jacobson, Follette and Revenstorf 1984, who divide by the error of one score, s sqrt(1 - r)
/// @unit the scale's own
/// @throws Error(bad_argument) unless sd > 0 and 0 <= r < 1: with an error of 0 any change would be reliable
/// @verified tests/reference/change (R), and the paper's own example
MeasurementError jacobson_truax_error(double sd, double reliability,
                                      ErrorSource source = ErrorSource::published_sample);

/// Returns the standard error of a change of one score.
/// @formula SEM sqrt(2)
/// @missing as the score's error
/// @verified tests/reference/change (R)
MeasurementError change_error(const MeasurementError& of_score);

/// Returns the standard error of a change of a discrepancy: a difference between partners, a gap, or a
/// misperception.
/// @formula SE_d sqrt(2)
/// @missing as the discrepancy's error
/// @verified tests/reference/change (R: variance of simulated differences of differences)
MeasurementError discrepancy_change_error(const MeasurementError& of_discrepancy);

/// Returns the same if the discrepancy's error differs between the occasions, for example by unanswered
/// items.
/// @formula sqrt(SE_1^2 + SE_2^2)
/// @missing no error if it is missing for either occasion
/// @degenerate errors with degrees of freedom: the smaller number of the two
MeasurementError discrepancy_change_error(const MeasurementError& earlier, const MeasurementError& later);

/// Returns the standard error of a change of the couple's mean, (a + b)/2.
/// @formula sqrt((SEM_A^2 + SEM_B^2)/2): each mean has (SEM_A^2 + SEM_B^2)/4, the change twice that
/// @missing no error if it is missing for either partner; source, coefficient and origin are the first's, or
///   empty if the second's differ
/// @degenerate errors with degrees of freedom: the smaller number of the two
/// @verified tests/reference/change (R)
MeasurementError couple_mean_change_error(const MeasurementError& a, const MeasurementError& b);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/change_error.ipp"
#endif
