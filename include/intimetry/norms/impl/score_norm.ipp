#pragma once

#include <utility>

#include "intimetry/norms/score_norm.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ScoreNorm score_norm(const Norm& published) {
  ScoreNorm norm{published.scale,
                 published.group,
                 published.perspective.value_or(Perspective::now),
                 published.role,
                 published.n,
                 published.mean,
                 published.sd,
                 Normalisation::linear,
                 {},
                 published.provenance.source};
  for (const NormPoint& point : published.table) {
    norm.table.push_back({point.score, point.percentile, std::nullopt, std::nullopt});
  }
  return norm;
}

INTIMETRY_INLINE ScoreNorm score_norm(const GroupNorm& local, std::string source) {
  return {local.scale, local.group, local.perspective,   local.role,  local.n,
          local.mean,  local.sd,    local.normalisation, local.table, std::move(source)};
}

INTIMETRY_INLINE std::optional<ScoreNorm> find_score_norm(const Instrument& instrument,
                                                          std::string_view scale, std::string_view group,
                                                          Perspective perspective,
                                                          const std::optional<std::string>& role) {
  const Norm* of_all = nullptr;
  bool by_role = false;
  for (const Norm& norm : instrument.norms) {
    if (norm.scale != scale || norm.group != group) continue;
    if (norm.perspective.value_or(Perspective::now) != perspective) continue;
    if (role && norm.role == role) return score_norm(norm);
    by_role = by_role || norm.role;
    if (!norm.role) of_all = &norm;
  }
  if (of_all == nullptr || (role && by_role)) return std::nullopt;
  return score_norm(*of_all);
}

INTIMETRY_INLINE std::optional<ScoreNorm> find_score_norm(const NormFile& file, std::string_view scale,
                                                          std::string_view group, Perspective perspective,
                                                          const std::optional<std::string>& role) {
  const GroupNorm* norm = find_norm(file, scale, group, perspective, role);
  if (norm == nullptr) return std::nullopt;
  return score_norm(*norm, file.source);
}

}  // namespace intimetry::INTIMETRY_MODE
