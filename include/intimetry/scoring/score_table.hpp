#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/buffer.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/instrument/range.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One scale's or composite's scores.
/// @missing a missing score is NaN; its flags give the reason
struct ScoreColumn {
  std::string id;
  ScoreRange range;
  Buffer<double> raw;
  Buffer<std::uint16_t> answered;  // number of answered keyed items; for a composite, over all its parts
  Buffer<std::uint16_t> flag_bits;

  [[nodiscard]] Flags flags(std::size_t respondent) const noexcept { return Flags(flag_bits[respondent]); }

  /// Returns the score as a percentage of the possible range.
  /// @formula 100 (raw - lowest possible) / (highest - lowest possible); NaN stays NaN
  [[nodiscard]] double pomp(std::size_t respondent) const noexcept {
    return 100.0 * (raw[respondent] - range.low) / (range.high - range.low);
  }
};

/// Scores of many respondents: one column for each scale, then for each composite, in the plan's order.
class ScoreTable {
 public:
  /// Resizes the table to `respondents` rows of the columns; the memory of earlier scores is reused.
  void resize(std::size_t columns, std::size_t respondents);

  [[nodiscard]] std::size_t respondents() const noexcept { return respondents_; }
  [[nodiscard]] const std::vector<ScoreColumn>& columns() const noexcept { return columns_; }
  [[nodiscard]] std::vector<ScoreColumn>& columns() noexcept { return columns_; }

  /// Returns the column of a scale or composite.
  /// @throws Error(unknown_id)
  [[nodiscard]] const ScoreColumn& operator[](std::string_view id) const;

 private:
  std::size_t respondents_ = 0;
  std::vector<ScoreColumn> columns_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/score_table.ipp"
#endif
