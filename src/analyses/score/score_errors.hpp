#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyses/score/score_request.hpp"
#include "analyses/score/scored_rows.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/precision/error_of.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::analyses {

/// Where the errors of the scores of one scale come from.
struct ErrorTally {
  std::array<std::uint64_t, Words<ErrorSource>::table.size()> scores{};  // by source
  std::uint64_t zero_variance = 0;               // of those from the answers: scores without an interval
  std::map<std::string, std::uint64_t> origins;  // scores by the origin of their figures
  /// Why the first score without an error has none; empty: it is the score of a closed gate, not a measured
  /// one.
  std::optional<std::string> unknown;

  [[nodiscard]] std::uint64_t count(ErrorSource source) const noexcept {
    return scores[static_cast<std::size_t>(source)];
  }
  void append(const ErrorTally& other);
};

/// The standard errors and intervals of one scale's scores in a block.
/// @missing NaN
struct ErrorColumn {
  Buffer<double> sem;
  Buffer<double> low;
  Buffer<double> high;
  Buffer<ErrorSource> source;
};

/// Finds the errors of a block of scores; belongs to one thread.
class ScoreErrors {
 public:
  ScoreErrors(const ScoreRequest& request, const ScoringPlan& plan);

  /// Finds the error of each score; adds the flags error_unknown and zero_variance to the table.
  void find(const ScoredRows& rows, ScoreTable& table);

  [[nodiscard]] const std::vector<ErrorColumn>& columns() const noexcept { return columns_; }
  /// Returns the same, to keep; `find` must not be called after that.
  [[nodiscard]] std::vector<ErrorColumn> take_columns() noexcept { return std::move(columns_); }
  /// Returns the counts of the last `find`, one tally for each column.
  [[nodiscard]] const std::vector<ErrorTally>& tallies() const noexcept { return tallies_; }

 private:
  struct Row {
    std::size_t number = 0;
    Perspective perspective = Perspective::now;
    std::optional<std::string> role;
    std::string group;  // of a local norm file
  };
  const MeasurementError& error_by_figures(std::size_t column, const Row& row);
  MeasurementError error_of(std::size_t column, const Row& row, const ResponseView& view, unsigned answered);
  [[nodiscard]] Interval interval_of(const MeasurementError& error, double score);
  void note(std::size_t column, std::size_t row, const MeasurementError& error, double score);

  const ScoreRequest& request_;
  const ScoringPlan& plan_;
  std::vector<std::string> ids_;
  std::vector<double> items_;  // of each column
  std::map<std::tuple<std::size_t, Perspective, std::optional<std::string>, std::string>, MeasurementError>
      by_figures_;
  std::map<double, double> quantiles_;  // by degrees of freedom
  std::vector<ErrorColumn> columns_;
  std::vector<ErrorTally> tallies_;
};

}  // namespace intimetry::analyses
