#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/data/couple_norm.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/stats/single_case.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// Returns the norm file for this version of the instrument, or null.
inline const NormFile* norm_file_of(const CoupleOptions& options, const Instrument& instrument) {
  for (const NormFile& file : options.norms) {
    if (file.instrument == instrument.id && file.version == instrument.version) return &file;
  }
  return nullptr;
}

/// Returns the chosen group, or the only one of the file; empty if there are several.
inline std::string norm_group_of(const CoupleOptions& options, const NormFile& file) {
  if (!options.norm_group.empty()) return options.norm_group;
  std::string only;
  const auto see = [&](const std::string& group) {
    if (!only.empty() && only != group) return false;
    only = group;
    return true;
  };
  for (const GroupNorm& norm : file.norms) {
    if (!see(norm.group)) return {};
  }
  for (const CoupleNorm& norm : file.couples) {
    if (!see(norm.group)) return {};
  }
  return only;
}

/// Returns the error sources of an instrument.
inline ErrorSources error_sources_of(const CoupleOptions& options, const Instrument& instrument) {
  ErrorSources sources;
  sources.instrument = &instrument;
  sources.only = options.error_source;
  sources.local = norm_file_of(options, instrument);
  if (sources.local != nullptr) sources.group = norm_group_of(options, *sources.local);
  return sources;
}

/// Returns the couple norm for these partners in this perspective, with the first partner as its first.
inline std::optional<CoupleNorm> couple_norm_for(const CoupleOptions& options, const Instrument& instrument,
                                                 Perspective perspective, const CoupleProfile& profile) {
  const NormFile* file = norm_file_of(options, instrument);
  if (file == nullptr) return std::nullopt;
  return find_couple_norm(*file, norm_group_of(options, *file), perspective, profile.first.role,
                          profile.second.role);
}

/// "clinic, couples (of this source)".
inline std::string norm_words(const CoupleOptions& options, const Instrument& instrument,
                              const CoupleNorm& norm) {
  const NormFile* file = norm_file_of(options, instrument);
  return norm.group + ", " +
         (norm.roles ? norm.roles->first + " and " + norm.roles->second : "members not told apart") + " (" +
         (file == nullptr ? "" : file->source) + ")";
}

inline AmongCouples without_norms() {
  AmongCouples among;
  among.reliability = among.regressed = MissingReason::no_norms;
  among.roles = among.roles_standardised = among.exchangeable = case_without_value(MissingReason::no_norms);
  return among;
}

inline double raw_of(const AdministrationScores& administration, const std::string& scale) {
  return std::find_if(administration.scores.begin(), administration.scores.end(),
                      [&](const AdministrationScore& one) { return one.scale == scale; })
      ->raw.value;
}

/// Fills in how one difference compares with a couple norm.
inline void fill_among_couples(Discrepancy& row, const CoupleNorm& norm, const std::string& group,
                               const AdministrationScores& first, const AdministrationScores& second) {
  const CoupleScaleNorm* figures = find_scale(norm, row.scale);
  if (figures == nullptr || !row.value.exists()) return;
  const double d = row.value.value;
  const auto n = static_cast<double>(figures->n);
  AmongCouples& among = row.among_couples;
  among.group = group;
  among.reliability = among.regressed = row.error.reason();
  if (row.error.exists()) {
    const double variance = figures->sd_difference * figures->sd_difference;
    const RegressedDifference regressed =
        regressed_difference(d, figures->mean_difference, variance, row.error.standard_error);
    among.reliability = regressed.reliability;
    among.regressed = regressed.difference;
  }
  among.exchangeable = exchangeable_difference_test(d, n * figures->mean_square_difference, n);
  if (!norm.roles) return;
  among.roles = among.roles_standardised = case_without_value(MissingReason::zero_variance);
  if (!figures->r) return;
  const double r = *figures->r;
  among.roles = difference_test(d, {figures->mean_difference, figures->sd_first, figures->sd_second, r, n});
  if (!(figures->sd_first > 0 && figures->sd_second > 0)) return;
  among.roles_standardised = standardised_difference_test(
      (raw_of(first, row.scale) - figures->mean_first) / figures->sd_first,
      (raw_of(second, row.scale) - figures->mean_second) / figures->sd_second, r);
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
