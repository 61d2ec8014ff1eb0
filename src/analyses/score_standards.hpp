#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyses/score_request.hpp"
#include "analyses/scored_rows.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/norms/standard_score.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::analyses {

/// Which norms one scale's scores were held against.
struct NormTally {
  std::map<std::string, std::uint64_t> norms;  // scores by the words for the norm; "" for none
  std::uint64_t beyond = 0;                    // off the norm's table

  void append(const NormTally& other);
};

/// The standard scores of one scale in a block.
/// @missing NaN
struct StandardColumn {
  std::vector<Buffer<double>> values;  // one for each of the request's standards
  Buffer<PercentileOrigin> percentile_from;
  Buffer<std::uint8_t> normalised;
};

/// Holds a block of scores against the norms of each row's group, perspective and role; belongs to one
/// thread.
class ScoreStandards {
 public:
  ScoreStandards(const ScoreRequest& request, const ScoringPlan& plan);

  /// Finds the standard scores; adds the flags no_norms and beyond_norms to the table.
  void find(const ScoredRows& rows, ScoreTable& table);

  [[nodiscard]] const std::vector<StandardColumn>& columns() const noexcept { return columns_; }
  /// Returns the same, to keep; `find` must not be called after that.
  [[nodiscard]] std::vector<StandardColumn> take_columns() noexcept { return std::move(columns_); }
  [[nodiscard]] const std::vector<NormTally>& tallies() const noexcept { return tallies_; }

 private:
  struct Found {
    std::optional<ScoreNorm> norm;
    std::string words;
  };
  const Found& norm_for(std::size_t column, const std::string& group, Perspective perspective,
                        const std::optional<std::string>& role);
  void note(std::size_t column, std::size_t row, const StandardScore& score);

  const ScoreRequest& request_;
  std::vector<std::string> ids_;
  std::map<std::tuple<std::size_t, std::string, Perspective, std::optional<std::string>>, Found> norms_;
  std::vector<StandardColumn> columns_;
  std::vector<NormTally> tallies_;
};

}  // namespace intimetry::analyses
