#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE {

// The standard error of a change, S_diff: of one score, of a discrepancy, of a couple's mean. All of them
// take the errors of the two occasions for independent and equally large.

/// Returns the standard error of a change by Jacobson and Truax.
/// @formula S_diff = s sqrt(1 - r) sqrt(2), s and r of one sample: the norm group, or the pretest of the
///   sample that the person belongs to
/// @source Jacobson and Truax 1991, J Consult Clin Psychol 59:12, doi 10.1037/0022-006X.59.1.12; not
///   Jacobson, Follette and Revenstorf 1984, who divide by the error of one score, s sqrt(1 - r)
/// @unit the scale's own
/// @throws Error(bad_argument) unless sd > 0 and 0 <= r < 1: an error of 0 would make any change reliable
/// @verified tests/reference/change (R), and the paper's own example
MeasurementError jacobson_truax_error(double sd, double reliability,
                                      ErrorSource source = ErrorSource::published_sample);

/// Returns the standard error of a change of one score.
/// @formula SEM sqrt(2)
/// @missing as the score's own error
/// @verified tests/reference/change (R)
MeasurementError change_error(const MeasurementError& of_score);

/// Returns the standard error of a change of a discrepancy: of a difference between partners, a gap, a
/// misperception.
/// @formula SE_d sqrt(2)
/// @missing as the discrepancy's own error
/// @verified tests/reference/change (R: variance of simulated differences of differences)
MeasurementError discrepancy_change_error(const MeasurementError& of_discrepancy);

/// Returns the same where the discrepancy's error differs between the occasions, as with unanswered items.
/// @formula sqrt(SE_1^2 + SE_2^2)
/// @missing none if that of either occasion has none
/// @degenerate errors that have degrees of freedom: the smaller of the two
MeasurementError discrepancy_change_error(const MeasurementError& earlier, const MeasurementError& later);

/// Returns the standard error of a change of the couple's mean, (a + b)/2.
/// @formula sqrt((SEM_A^2 + SEM_B^2)/2): each mean has (SEM_A^2 + SEM_B^2)/4, the change twice that
/// @missing none if either partner's error has none; source, coefficient and origin are the first's, and are
///   left out where the second's differ
/// @degenerate errors that have degrees of freedom: the smaller of the two
/// @verified tests/reference/change (R)
MeasurementError couple_mean_change_error(const MeasurementError& a, const MeasurementError& b);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/change_error.ipp"
#endif
