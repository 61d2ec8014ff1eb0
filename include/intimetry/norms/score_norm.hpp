#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/words.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry {

/// What a score is compared with: one group's figures, published or from a local norm file.
struct ScoreNorm {
  std::string scale;
  std::string group;
  Perspective perspective = Perspective::now;
  std::optional<std::string> role;
  int n = 0;
  std::optional<double> mean;
  std::optional<double> sd;
  Normalisation normalisation = Normalisation::linear;
  std::vector<PercentilePoint> table;  // by ascending score
  std::string source;

  /// Returns whether z and T come from a score's place in the group, and not from mean and SD.
  [[nodiscard]] bool normalised() const noexcept {
    return normalisation != Normalisation::linear || !mean || !sd;
  }
};

/// Returns a norm of an instrument. One that does not say its perspective is of now.
inline ScoreNorm score_norm(const Norm& published) {
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

/// Returns a norm of a local norm file; `source` is the file's.
inline ScoreNorm score_norm(const GroupNorm& local, std::string source) {
  return {local.scale, local.group, local.perspective,   local.role,  local.n,
          local.mean,  local.sd,    local.normalisation, local.table, std::move(source)};
}

/// Returns the published norm that describes a person, or nothing: as `find_norm` of a norm file, a norm for
/// the person's role first, and nobody compared with another group, perspective or role.
inline std::optional<ScoreNorm> find_score_norm(const Instrument& instrument, std::string_view scale,
                                                std::string_view group, Perspective perspective,
                                                const std::optional<std::string>& role = std::nullopt) {
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

/// Returns the norm of a local norm file that describes a person, or nothing.
inline std::optional<ScoreNorm> find_score_norm(const NormFile& file, std::string_view scale,
                                                std::string_view group, Perspective perspective,
                                                const std::optional<std::string>& role = std::nullopt) {
  const GroupNorm* norm = find_norm(file, scale, group, perspective, role);
  if (norm == nullptr) return std::nullopt;
  return score_norm(*norm, file.source);
}

/// Returns the groups that an instrument, or a norm file, has norms of, each once, in their order there.
template <class Norms>
std::vector<std::string> norm_groups(const Norms& source) {
  std::vector<std::string> groups;
  for (const auto& norm : source.norms) {
    bool known = false;
    for (const std::string& group : groups) known = known || group == norm.group;
    if (!known) groups.push_back(norm.group);
  }
  return groups;
}

}  // namespace intimetry
