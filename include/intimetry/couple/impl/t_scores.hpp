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

/// The norm that describes a person: of the local norm file, else a published one, if its group was chosen:
/// nobody is compared with a published group because it is the only one.
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

/// Sets the T score and the norm that it comes from.
inline void set_t(SheetScore& score, const std::optional<ScoreNorm>& norm) {
  const StandardScore standard = standard_score(norm, score.raw.value);
  score.t = standard.t;
  if (!norm) return;
  score.flags |= standard.flags;
  score.norm_group = norm->group + (norm->role ? ", " + *norm->role : "") + " (" + norm->source + ")";
}

/// Sets the difference in T: only where both people's T come from one norm. By two roles' norms it would say
/// how far apart each lies from their own, which is another question.
inline void set_t_difference(Discrepancy& row, const SheetScores& first, const SheetScores& second) {
  const auto score = [&](const SheetScores& sheet) {
    return std::find_if(sheet.scores.begin(), sheet.scores.end(),
                        [&](const SheetScore& one) { return one.scale == row.scale; });
  };
  if (!row.value.exists() || score(first)->norm_group != score(second)->norm_group) return;
  const Statistic& a = score(first)->t;
  const Statistic& b = score(second)->t;
  row.t = !a.exists() ? a : !b.exists() ? b : Statistic(a.value - b.value);
}

}  // namespace intimetry::INTIMETRY_MODE::couple::detail
