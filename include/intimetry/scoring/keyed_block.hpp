#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One scale's keyed answers, one block of respondents at a time: items are reversed if necessary, and
/// answers that are not options are missing.
class KeyedBlock {
 public:
  /// The largest number of respondents of a block, and the distance between columns.
  static constexpr std::size_t block_size = scoring::detail::block_size;
  static constexpr std::int16_t missing = scoring::detail::missing_code;

  /// @param plan must outlive this
  /// @throws Error(bad_argument) if the plan has no such scale
  KeyedBlock(const ScoringPlan& plan, std::size_t scale);

  /// Returns the number of items.
  [[nodiscard]] std::size_t items() const noexcept { return scale_->keys.size(); }
  /// Returns whether all items have numbered options; if so the answers are in `options`.
  [[nodiscard]] bool whole_numbers() const noexcept { return scale_->whole_numbers; }
  /// Returns the keyed answers by item, `block_size` apart; `missing` if there is none.
  [[nodiscard]] std::span<const std::int16_t> options() const noexcept { return options_; }

  /// Returns a keyed answer; NaN if it is missing.
  [[nodiscard]] double at(std::size_t respondent, std::size_t item) const noexcept;

  /// Reads the answers of respondents begin .. begin + count.
  /// @shape the view has one column for each of the plan's items
  /// @missing answers that are missing, out of range or not applicable
  /// @throws Error(shape_mismatch) for another number of columns; bad_argument for more than a block, or
  ///   respondents that the view does not have
  void read(const ResponseView& view, std::size_t begin, std::size_t count);

 private:
  void key_options(std::int16_t* to, const PlanItem& item, bool reversed, std::size_t count) const;

  void key_reals(double* to, const PlanItem& item, bool reversed, std::size_t count) const;

  const ScoringPlan& plan_;
  const PlanScale* scale_ = nullptr;
  std::vector<std::int16_t> options_;
  std::vector<double> reals_;
  std::vector<scoring::detail::Code> codes_;
  std::vector<double> values_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/keyed_block.ipp"
#endif
