#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyses/score/score_request.hpp"
#include "analyses/score/scored_rows.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/norms/standard_score.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::analyses {

/// Whom a score is compared with: the norm group, perspective and role of its row.
using NormKey = std::tuple<std::string, Perspective, std::optional<std::string>>;

/// The norm for some rows, and how many scores were compared with it.
struct NormUse {
  std::shared_ptr<const ScoreNorm> norm;  // null: no norm describes these people
  std::uint64_t scores = 0;
};

/// The norms that the scores of one scale were compared with.
struct NormTally {
  std::map<NormKey, NormUse> norms;
  std::uint64_t beyond = 0;  // scores outside the norm's table

  void append(const NormTally& other);
};

/// The standard scores of one scale in a block.
/// @missing NaN
struct StandardColumn {
  std::vector<Buffer<double>> values;  // one for each of the request's standards
  Buffer<PercentileOrigin> percentile_from;
  Buffer<std::uint8_t> normalised;
};

/// Compares a block of scores with the norms of each row's group, perspective and role; belongs to one
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
  NormUse& norm_for(std::size_t column, const NormKey& key);
  void note(std::size_t column, std::size_t row, const StandardScore& score);

  const ScoreRequest& request_;
  std::vector<std::string> ids_;
  std::vector<std::map<NormKey, NormUse>> norms_;  // by column; the counts are those of one block
  std::vector<StandardColumn> columns_;
  std::vector<NormTally> tallies_;
};

}  // namespace intimetry::analyses
