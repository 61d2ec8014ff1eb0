#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The figures of one group, published or from a local norm file, for comparison with a score.
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

  /// Returns whether z and T are based on ranks in the group, not on mean and SD.
  [[nodiscard]] bool normalised() const noexcept {
    return normalisation != Normalisation::linear || !mean || !sd;
  }
};

/// Converts a norm of an instrument. A norm without a perspective is for `now`.
ScoreNorm score_norm(const Norm& published);

/// Converts a norm of a local norm file; `source` is the file's.
ScoreNorm score_norm(const GroupNorm& local, std::string source);

/// Returns the published norm that describes a person, or nothing. As `find_norm` for a norm file: a norm for
/// the person's role comes first, and other groups, perspectives and roles are never used.
std::optional<ScoreNorm> find_score_norm(const Instrument& instrument, std::string_view scale,
                                         std::string_view group, Perspective perspective,
                                         const std::optional<std::string>& role = std::nullopt);

/// Returns the norm of a local norm file that describes a person, or nothing.
std::optional<ScoreNorm> find_score_norm(const NormFile& file, std::string_view scale, std::string_view group,
                                         Perspective perspective,
                                         const std::optional<std::string>& role = std::nullopt);

/// Returns the distinct groups of an instrument's or a norm file's norms, in their order.
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

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/score_norm.ipp"
#endif
