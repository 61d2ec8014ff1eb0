#pragma once

#include <optional>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the standard error of one score.
/// @formula published: RCI/(1.96 sqrt(2)) for `now`; a sample: SD sqrt(1 - r), r omega, else alpha; the
///   answers: `conditional_error`. For a prorated score, sqrt(k/m) times that
/// @unit the scale's own
/// @missing no source: error_unknown, and `origin` gives the reason; zero variance of the answers:
/// zero_variance
/// @degenerate a closed gate or no answer: error_unknown; a reliability below 0 or equal to 1 is not used
MeasurementError error_of_score(const ErrorSources& sources, std::string_view scale,
                                const AnsweredScale& administration);

/// Returns the standard error of a difference a - b between two partners on the same scale and perspective.
/// @formula a sample: sqrt(SEM_A^2 + SEM_B^2), assuming independence; the answers: `paired_item_error`
/// @unit, @missing as `error_of_score`
/// @throws Error(bad_argument) for two perspectives; shape_mismatch for answers to different scales
MeasurementError error_of_difference(const ErrorSources& sources, std::string_view scale,
                                     const AnsweredScale& a, const AnsweredScale& b);

/// Returns the standard error of a gap within one person, between two perspectives: ideal - now.
/// @formula as `error_of_difference`, with figures for each side's own perspective
/// @throws Error(shape_mismatch) for answers to different scales
MeasurementError error_of_gap(const ErrorSources& sources, std::string_view scale, const AnsweredScale& ideal,
                              const AnsweredScale& now);

/// Returns the standard error of a difference between gaps: (ideal - now) of A minus (ideal - now) of B.
/// @formula as `error_of_difference`, over four administrations
/// @throws Error(shape_mismatch) for answers to different scales
MeasurementError error_of_gap_of_gaps(const ErrorSources& sources, std::string_view scale,
                                      const AnsweredScale& ideal_a, const AnsweredScale& now_a,
                                      const AnsweredScale& ideal_b, const AnsweredScale& now_b);

/// Returns the standard error of a misperception: A's guess about B, or A's observation of B, minus B's
/// answers.
/// @formula as `error_of_difference`, with figures for each side's own perspective
/// @throws Error(shape_mismatch) for answers to different scales
MeasurementError error_of_misperception(const ErrorSources& sources, std::string_view scale,
                                        const AnsweredScale& guess, const AnsweredScale& answered);

/// Returns the standard error of a change in one person: later - earlier.
/// @formula published: RCI/1.96 for `now`; a sample: SD sqrt(1 - r) sqrt(2), r a retest coefficient over a
///   comparable interval, else alpha; the answers: `paired_item_error`
/// @source Jacobson and Truax 1991, J Consult Clin Psychol 59:12, doi 10.1037/0022-006X.59.1.12; not the
///   paper of 1984, which divides by the error of one score
/// @missing as `error_of_score`; without `days` no retest interval is comparable
/// @throws Error(bad_argument) for two perspectives; shape_mismatch for answers to different scales
MeasurementError error_of_change(const ErrorSources& sources, std::string_view scale,
                                 const AnsweredScale& earlier, const AnsweredScale& later,
                                 std::optional<int> days = std::nullopt);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/precision/impl/error_of.ipp"
#endif
