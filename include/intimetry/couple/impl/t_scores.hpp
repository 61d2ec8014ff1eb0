#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/couple/impl/among_couples.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/norms/score_norm.hpp"
#include "intimetry/norms/standard_score.hpp"

namespace intimetry::INTIMETRY_MODE::couple::detail {

/// Returns the norm for a person: from the local norm file, or else a published one if its group was chosen.
/// A published group is never used only because there is no other.
inline std::optional<ScoreNorm> score_norm_for(const CoupleOptions& options, const Instrument& instrument,
                                               std::string_view scale, Perspective perspective,
                                               const std::optional<std::string>& role) {
  if (const NormFile* file = norm_file_of(options, instrument)) {
    const std::string group = norm_group_of(options, *file);
    if (auto norm = find_score_norm(*file, scale, group, perspective, role)) return norm;
  }
  if (options.norm_group.empty()) return std::nullopt;
  return find_score_norm(instrument, scale, options.norm_group, perspective, role);
}

/// Sets the T score and its norm.
inline void set_t(AdministrationScore& score, const std::optional<ScoreNorm>& norm) {
  const StandardScore standard = standard_score(norm, score.raw.value);
  score.t = standard.t;
  if (!norm) return;
  score.flags |= standard.flags;
  score.norm_group = norm->group + (norm->role ? ", " + *norm->role : "") + " (" + norm->source + ")";
}

/// Sets the difference in T, only if both people have the same norm. With different norms it would compare
/// each person's distance from their own role's mean, which is a different question.
inline void set_t_difference(Discrepancy& row, const AdministrationScores& first,
                             const AdministrationScores& second) {
  const auto score = [&](const AdministrationScores& administration) {
    return std::find_if(administration.scores.begin(), administration.scores.end(),
                        [&](const AdministrationScore& one) { return one.scale == row.scale; });
  };
  if (!row.value.exists() || score(first)->norm_group != score(second)->norm_group) return;
  const Statistic& a = score(first)->t;
  const Statistic& b = score(second)->t;
  row.t = !a.exists() ? a : !b.exists() ? b : Statistic(a.value - b.value);
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
