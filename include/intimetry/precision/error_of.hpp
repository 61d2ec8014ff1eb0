#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/precision/detail/answer_error.hpp"
#include "intimetry/precision/detail/sample_figure.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry {

namespace detail {

/// k/m of a prorated score, by which its error variance grows.
inline double prorated_by(const AnswerSheet& sheet) {
  if (sheet.keyed.items.empty()) return 1;
  return static_cast<double>(sheet.keyed.items.size()) / static_cast<double>(sheet.keyed.answered());
}

/// A published reliable change index, which serves a change and the score that it is made of.
inline MeasurementError change_index_error(const ErrorSources& sources, std::string_view scale,
                                           std::span<const SignedSheet> sheets, ErrorUse use) {
  MeasurementError error;
  error.origin = "no reliable change index is published for it";
  if (sources.instrument == nullptr || use == ErrorUse::discrepancy) return error;
  for (const SignedSheet& signed_sheet : sheets) {
    if (signed_sheet.sheet->perspective != Perspective::now) return error;
  }
  for (const ReliableChange& change : sources.instrument->change) {
    if (change.scale != scale || !(change.rci > 0)) continue;
    // RCI = 1.96 sqrt(2) SEM, by which its authors found it.
    const double sem = change.rci / (1.96 * std::sqrt(2.0));
    double variance = 0;
    for (const SignedSheet& signed_sheet : sheets) {
      variance += sem * sem * prorated_by(*signed_sheet.sheet);
    }
    error.source = ErrorSource::published_change;
    error.standard_error = std::sqrt(variance);
    error.flags = Flags();
    error.origin = "the published reliable change index " + figure_text(change.rci, false) + " of " +
                   change.sample + " (" + change.provenance.source + ")";
    return error;
  }
  return error;
}

/// Puts the errors of several sheets together.
/// @param figures one a sheet
inline MeasurementError sample_error(ErrorSource source, std::span<const SignedSheet> sheets,
                                     const std::vector<SampleFigure>& figures, ErrorUse use) {
  MeasurementError error;
  error.source = source;
  error.flags = Flags();
  const SampleFigure& first = figures.front();
  error.coefficient = first.coefficient;
  error.reliability = first.reliability;
  error.sd = first.sd;
  error.mean = first.mean;
  error.n = first.n;
  error.origin = first.origin;
  double variance = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double sem = figures[i].sem();
    variance += sem * sem * prorated_by(*sheets[i].sheet);
    error.n = std::min(error.n, figures[i].n);
    if (figures[i].coefficient != first.coefficient) error.coefficient.reset();
    if (error.origin.find(figures[i].origin) != std::string::npos) continue;
    error.origin += "; " + figures[i].origin;
    error.reliability = error.sd = error.mean = std::numeric_limits<double>::quiet_NaN();
  }
  error.standard_error = std::sqrt(variance);
  // A retest coefficient has the same items twice in it already.
  error.independence_assumed =
      figures.size() > 1 && !(use == ErrorUse::change && error.coefficient == Coefficient::retest);
  return error;
}

inline MeasurementError published_error(const ErrorSources& sources, std::string_view scale,
                                        std::span<const SignedSheet> sheets, ErrorUse use, int days) {
  MeasurementError error;
  error.origin = "no published sample with both an SD and a reliability serves";
  if (sources.instrument == nullptr) return error;
  std::vector<SampleFigure> figures;
  for (const SignedSheet& signed_sheet : sheets) {
    auto figure = published_figure(*sources.instrument, scale, *signed_sheet.sheet, use, days);
    if (!figure) return error;
    figures.push_back(std::move(*figure));
  }
  return sample_error(ErrorSource::published_sample, sheets, figures, use);
}

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
