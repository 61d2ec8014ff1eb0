#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/precision/detail/answer_error.hpp"
#include "intimetry/precision/detail/local_error.hpp"
#include "intimetry/precision/detail/published_error.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry {

namespace detail {

inline MeasurementError error_from(ErrorSource source, const ErrorSources& sources, std::string_view scale,
                                   std::span<const SignedSheet> sheets, ErrorUse use, int days) {
  switch (source) {
    case ErrorSource::published_change:
      return change_index_error(sources, scale, sheets, use);
    case ErrorSource::published_sample:
      return published_error(sources, scale, sheets, use, days);
    case ErrorSource::answers:
      return answers_error(sheets);
    case ErrorSource::local_norms:
      return local_error(sources, scale, sheets, use);
    case ErrorSource::none:
      break;
  }
  return {};
}

inline void check_sheets(std::span<const SignedSheet> sheets, std::string_view function) {
  const KeyedAnswers* known = nullptr;
  for (const SignedSheet& signed_sheet : sheets) {
    const KeyedAnswers& keyed = signed_sheet.sheet->keyed;
    if (keyed.items.empty()) continue;
    if (known == nullptr) known = &keyed;
    const KeyedAnswers& first = *known;
    const bool same = std::equal(
        first.items.begin(), first.items.end(), keyed.items.begin(), keyed.items.end(),
        [](const KeyedItem& a, const KeyedItem& b) { return a.item == b.item && a.weight == b.weight; });
    require(same, ErrorCode::shape_mismatch, function, "sheets", "they are not answers to the same scale");
  }
}

/// Returns the first error that exists, in the order of the sources; or that of the one source asked for.
inline MeasurementError first_error(std::string_view function, const ErrorSources& sources,
                                    std::string_view scale, std::span<const SignedSheet> sheets, ErrorUse use,
                                    int days = 0) {
  check_sheets(sheets, function);
  MeasurementError error;
  for (const SignedSheet& signed_sheet : sheets) {
    const KeyedAnswers& keyed = signed_sheet.sheet->keyed;
    if (keyed.gate_closed) {
      error.origin = "the score is the one set where the gate is closed, and has no error of measurement";
      return error;
    }
    if (!keyed.items.empty() && keyed.answered() == 0) {
      error.origin = "no item is answered";
      return error;
    }
  }
  if (sources.only) return error_from(*sources.only, sources, scale, sheets, use, days);
  for (const auto& [source, name] : Words<ErrorSource>::table) {
    MeasurementError found = error_from(source, sources, scale, sheets, use, days);
    if (found.source != ErrorSource::none) return found;
    if (source == ErrorSource::answers) error.origin = found.origin;
  }
  error.origin = "no figures serve, and: " + error.origin;
  return error;
}

}  // namespace detail

/// Returns the standard error of one score.
/// @formula published: RCI/(1.96 sqrt(2)) on `now`; a sample: SD sqrt(1 - r), r omega, else alpha; the
///   answers: `conditional_error`. A prorated score has sqrt(k/m) times that
/// @unit the scale's own
/// @missing no source: error_unknown, `origin` says why; answers that do not vary: no_spread
/// @degenerate a closed gate, no answer: error_unknown; a reliability below 0 or of 1 does not serve
inline MeasurementError error_of_score(const ErrorSources& sources, std::string_view scale,
                                       const AnswerSheet& sheet) {
  const std::array<detail::SignedSheet, 1> sheets{{{&sheet, 1}}};
  return detail::first_error("error_of_score", sources, scale, sheets, ErrorUse::score);
}

/// Returns the standard error of a difference a - b between two partners: same scale, same perspective.
/// @formula a sample: sqrt(SEM_A^2 + SEM_B^2), independence assumed; the answers: `paired_item_error`
/// @unit, @missing as `error_of_score`
/// @throws Error(bad_argument) for two perspectives; shape_mismatch for answers to different scales
inline MeasurementError error_of_difference(const ErrorSources& sources, std::string_view scale,
                                            const AnswerSheet& a, const AnswerSheet& b) {
  require(a.perspective == b.perspective, ErrorCode::bad_argument, "error_of_difference", "b",
          "expected the same perspective as that of a");
  const std::array<detail::SignedSheet, 2> sheets{{{&a, 1}, {&b, -1}}};
  return detail::first_error("error_of_difference", sources, scale, sheets, ErrorUse::discrepancy);
}

/// Returns the standard error of a gap within one person, between two perspectives: ideal - now.
/// @formula as `error_of_difference`, each side by the figures for its own perspective
/// @throws Error(shape_mismatch) for answers to different scales
inline MeasurementError error_of_gap(const ErrorSources& sources, std::string_view scale,
                                     const AnswerSheet& ideal, const AnswerSheet& now) {
  const std::array<detail::SignedSheet, 2> sheets{{{&ideal, 1}, {&now, -1}}};
  return detail::first_error("error_of_gap", sources, scale, sheets, ErrorUse::discrepancy);
}

/// Returns the standard error of a gap of gaps: (ideal - now) of A less (ideal - now) of B.
/// @formula as `error_of_difference`, over four answer sheets
/// @throws Error(shape_mismatch) for answers to different scales
inline MeasurementError error_of_gap_of_gaps(const ErrorSources& sources, std::string_view scale,
                                             const AnswerSheet& ideal_a, const AnswerSheet& now_a,
                                             const AnswerSheet& ideal_b, const AnswerSheet& now_b) {
  const std::array<detail::SignedSheet, 4> sheets{{{&ideal_a, 1}, {&now_a, -1}, {&ideal_b, -1}, {&now_b, 1}}};
  return detail::first_error("error_of_gap_of_gaps", sources, scale, sheets, ErrorUse::discrepancy);
}

/// Returns the standard error of a misperception: A's guess of B, or what A observes, less what B answered.
/// @formula as `error_of_difference`, each side by the figures for its own perspective
/// @throws Error(shape_mismatch) for answers to different scales
inline MeasurementError error_of_misperception(const ErrorSources& sources, std::string_view scale,
                                               const AnswerSheet& guess, const AnswerSheet& answered) {
  const std::array<detail::SignedSheet, 2> sheets{{{&guess, 1}, {&answered, -1}}};
  return detail::first_error("error_of_misperception", sources, scale, sheets, ErrorUse::discrepancy);
}

/// Returns the standard error of a change in one person: later - earlier.
/// @formula published: RCI/1.96 on `now`; a sample: SD sqrt(1 - r) sqrt(2), r a retest coefficient over a
///   comparable interval, else alpha; the answers: `paired_item_error`
/// @source Jacobson and Truax 1991, J Consult Clin Psychol 59:12, doi 10.1037/0022-006X.59.1.12; not the
/// paper
///   of 1984, which divides by the error of one score
/// @missing as `error_of_score`; without `days` no retest interval is comparable
/// @throws Error(bad_argument) for two perspectives; shape_mismatch for answers to different scales
inline MeasurementError error_of_change(const ErrorSources& sources, std::string_view scale,
                                        const AnswerSheet& earlier, const AnswerSheet& later,
                                        std::optional<int> days = std::nullopt) {
  require(earlier.perspective == later.perspective, ErrorCode::bad_argument, "error_of_change", "later",
          "expected the same perspective as before");
  const std::array<detail::SignedSheet, 2> sheets{{{&later, 1}, {&earlier, -1}}};
  return detail::first_error("error_of_change", sources, scale, sheets, ErrorUse::change, days.value_or(0));
}

}  // namespace intimetry
