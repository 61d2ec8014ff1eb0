#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/impl/sample_figure.hpp"
#include "intimetry/precision/impl/signed_administration.hpp"
#include "intimetry/precision/measurement_error.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// Returns the figures of a local norm for an administration; nothing for another group, perspective or role,
/// or if too few people are behind them.
inline std::optional<SampleFigure> local_figure(const ErrorSources& sources, std::string_view scale,
                                                const AnsweredScale& administration, ErrorUse use) {
  const GroupNorm* norm =
      find_norm(*sources.local, scale, sources.group, administration.perspective, administration.role);
  if (norm == nullptr || norm->n < least_n_for_error) return std::nullopt;
  const NormReliability* best = nullptr;
  int best_rank = 0;
  for (const NormReliability& reliability : norm->reliabilities) {
    const auto rank = coefficient_rank(reliability.coefficient, use, false);
    if (!rank || reliability.n < least_n_for_error || !is_usable(norm->sd, reliability.value)) continue;
    if (best != nullptr && *rank >= best_rank) continue;
    best = &reliability;
    best_rank = *rank;
  }
  if (best == nullptr) return std::nullopt;
  SampleFigure figure{norm->sd, best->value, norm->mean, norm->n, best->coefficient, ""};
  figure.origin = std::string(word(best->coefficient)) + " " + figure_text(best->value, true) + " and SD " +
                  figure_text(norm->sd, false) + " of " + std::to_string(norm->n) + " people of the group '" +
                  norm->group + "'";
  if (norm->role) figure.origin += ", " + *norm->role;
  figure.origin += " (norm file: " + sources.local->source + ")";
  return figure;
}

/// Returns the member of a couple norm whose role an administration has: 0 first, 1 second, or nothing.
inline std::optional<int> place_in(const CoupleRoles& roles, const AnsweredScale& administration) {
  if (administration.role == roles.first) return 0;
  if (administration.role == roles.second) return 1;
  return std::nullopt;
}

/// Returns the error of a difference between two partners from the item answers of a sample of couples, which
/// give the covariance of the two errors.
inline std::optional<MeasurementError> couple_error(const ErrorSources& sources, std::string_view scale,
                                                    const AnsweredScale& a, const AnsweredScale& b) {
  for (const CoupleNorm& norm : sources.local->couples) {
    if (norm.group != sources.group || norm.perspective != a.perspective) continue;
    const auto place_a = norm.roles ? place_in(*norm.roles, a) : std::optional(0);
    const auto place_b = norm.roles ? place_in(*norm.roles, b) : std::optional(1);
    if (!place_a || !place_b || *place_a == *place_b) continue;
    const CoupleScaleNorm* figures = find_scale(norm, scale);
    if (figures == nullptr || !figures->error || figures->error->n < least_n_for_error) continue;
    const CoupleError& found = *figures->error;
    const double first = found.sem_first * found.sem_first * prorated_by(*place_a == 0 ? a : b);
    const double second = found.sem_second * found.sem_second * prorated_by(*place_a == 0 ? b : a);
    const double variance = first + second - 2 * found.covariance;
    if (!(variance > 0)) continue;
    MeasurementError error;
    error.source = ErrorSource::local_norms;
    error.standard_error = std::sqrt(variance);
    error.flags = Flags();
    error.n = found.n;
    error.origin = "the item answers of " + std::to_string(found.n) + " couples of the group '" + norm.group +
                   "' (norm file: " + sources.local->source + ")";
    return error;
  }
  return std::nullopt;
}

inline MeasurementError local_error(const ErrorSources& sources, std::string_view scale,
                                    std::span<const SignedAdministration> administrations, ErrorUse use) {
  MeasurementError error;
  if (sources.local == nullptr) {
    error.origin = "there is no norm file";
    return error;
  }
  const NormFile& file = *sources.local;
  if (sources.instrument != nullptr &&
      (file.instrument != sources.instrument->id || file.version != sources.instrument->version)) {
    error.origin = "the norm file is for '" + file.instrument + "' " + file.version;
    return error;
  }
  if (use == ErrorUse::discrepancy && administrations.size() == 2 &&
      administrations[0].administration->perspective == administrations[1].administration->perspective) {
    if (auto found = couple_error(sources, scale, *administrations[0].administration,
                                  *administrations[1].administration))
      return *found;
  }
  std::vector<SampleFigure> figures;
  for (const SignedAdministration& signed_administration : administrations) {
    auto figure = local_figure(sources, scale, *signed_administration.administration, use);
    if (!figure) {
      error.origin = "the norm file has no reliability for this group, perspective and role from at least " +
                     std::to_string(least_n_for_error) + " people";
      return error;
    }
    figures.push_back(std::move(*figure));
  }
  return sample_error(ErrorSource::local_norms, administrations, figures, use);
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
