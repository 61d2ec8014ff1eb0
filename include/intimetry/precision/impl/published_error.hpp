#pragma once

#include <cmath>
#include <compare>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/impl/sample_figure.hpp"
#include "intimetry/precision/impl/signed_administration.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// Returns the mean that belongs to a published reliability: of the norm with the same SD and source.
inline double mean_beside(const Instrument& instrument, const Reliability& figure) noexcept {
  for (const Norm& norm : instrument.norms) {
    if (norm.scale == figure.scale && norm.mean && norm.sd == figure.sd &&
        norm.perspective == figure.perspective && (!norm.role || norm.role == figure.role) &&
        norm.provenance.source == figure.provenance.source) {
      return *norm.mean;
    }
  }
  return std::numeric_limits<double>::quiet_NaN();
}

inline SampleFigure figure_of(const Instrument& instrument, const Reliability& published) {
  SampleFigure figure;
  figure.sd = *published.sd;
  figure.reliability = published.value;
  figure.mean = mean_beside(instrument, published);
  figure.n = published.n.value_or(0);
  figure.coefficient = published.coefficient;
  figure.origin = std::string(word(published.coefficient)) + " " + figure_text(published.value, true);
  if (published.interval_days) figure.origin += " over " + std::to_string(*published.interval_days) + " days";
  figure.origin += " and SD " + figure_text(*published.sd, false) + " of " + published.sample + " (" +
                   published.provenance.source + ")";
  return figure;
}

/// The criteria for choosing between published figures, most important first.
struct FigureRank {
  int coefficient = 0;
  bool any_role = false;
  bool secondary = false;
  int minus_n = 0;
  friend auto operator<=>(const FigureRank&, const FigureRank&) = default;
};

/// Returns the published figures that fit an administration best. A figure without a perspective is for
/// `now`.
/// @missing nothing without an SD of the same sample, or for another perspective or role
inline std::optional<SampleFigure> published_figure(const Instrument& instrument, std::string_view scale,
                                                    const AnsweredScale& administration, ErrorUse use,
                                                    int days) {
  const Reliability* best = nullptr;
  FigureRank best_rank;
  for (const Reliability& figure : instrument.reliabilities) {
    if (figure.scale != scale || !figure.sd || !is_usable(*figure.sd, figure.value)) continue;
    if (figure.perspective.value_or(Perspective::now) != administration.perspective) continue;
    if (figure.role && figure.role != administration.role) continue;
    const bool comparable = is_comparable_interval(figure.interval_days.value_or(0), days);
    const auto coefficient = coefficient_rank(figure.coefficient, use, comparable);
    if (!coefficient) continue;
    const FigureRank rank{*coefficient, !figure.role, figure.provenance.evidence == Evidence::secondary,
                          -figure.n.value_or(0)};
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &figure;
    best_rank = rank;
  }
  if (best == nullptr) return std::nullopt;
  return figure_of(instrument, *best);
}

/// Returns the error by a published reliable change index, for a change or for its score.
inline MeasurementError change_index_error(const ErrorSources& sources, std::string_view scale,
                                           std::span<const SignedAdministration> administrations,
                                           ErrorUse use) {
  MeasurementError error;
  error.origin = "no reliable change index is published for it";
  if (sources.instrument == nullptr || use == ErrorUse::discrepancy) return error;
  for (const SignedAdministration& signed_administration : administrations) {
    if (signed_administration.administration->perspective != Perspective::now) return error;
  }
  for (const ReliableChange& change : sources.instrument->change) {
    if (change.scale != scale || !(change.rci > 0)) continue;
    // RCI = 1.96 sqrt(2) SEM, the definition of its authors.
    const double sem = change.rci / (1.96 * std::sqrt(2.0));
    double variance = 0;
    for (const SignedAdministration& signed_administration : administrations) {
      variance += sem * sem * prorated_by(*signed_administration.administration);
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

inline MeasurementError published_error(const ErrorSources& sources, std::string_view scale,
                                        std::span<const SignedAdministration> administrations, ErrorUse use,
                                        int days) {
  MeasurementError error;
  error.origin = "no published sample with both an SD and a reliability applies";
  if (sources.instrument == nullptr) return error;
  std::vector<SampleFigure> figures;
  for (const SignedAdministration& signed_administration : administrations) {
    auto figure =
        published_figure(*sources.instrument, scale, *signed_administration.administration, use, days);
    if (!figure) return error;
    figures.push_back(std::move(*figure));
  }
  return sample_error(ErrorSource::published_sample, administrations, figures, use);
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
