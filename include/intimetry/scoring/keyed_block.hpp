#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/detail/decode.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry {

/// One scale's answers, a block of respondents at a time, as its key has them: reversed items turned round,
/// what is no option of its item missing.
class KeyedBlock {
 public:
  /// Most respondents of one block, and how far apart the columns lie.
  static constexpr std::size_t block_size = detail::block_size;
  static constexpr std::int16_t missing = detail::missing_code;

  /// @param plan must outlive this
  /// @throws Error(bad_argument) if the plan has no such scale
  KeyedBlock(const ScoringPlan& plan, std::size_t scale) : plan_(plan) {
    require(scale < plan.scales.size(), ErrorCode::bad_argument, "KeyedBlock", "scale",
            "the plan has no such scale");
    scale_ = &plan.scales[scale];
    if (scale_->whole_numbers) {
      options_.resize(items() * block_size);
    } else {
      reals_.resize(items() * block_size);
      values_.resize(block_size);
    }
    codes_.resize(block_size);
  }

  /// Returns the number of items.
  [[nodiscard]] std::size_t items() const noexcept { return scale_->keys.size(); }
  /// Returns whether all items have numbered options; if so the answers are in `options`.
  [[nodiscard]] bool whole_numbers() const noexcept { return scale_->whole_numbers; }
  /// Returns the keyed answers, item after item, `block_size` apart; `missing` where there is none.
  [[nodiscard]] std::span<const std::int16_t> options() const noexcept { return options_; }

  /// Returns a keyed answer; NaN where there is none.
  [[nodiscard]] double at(std::size_t respondent, std::size_t item) const noexcept {
    if (!scale_->whole_numbers) return reals_[item * block_size + respondent];
    const std::int16_t option = options_[item * block_size + respondent];
    return option == missing ? std::numeric_limits<double>::quiet_NaN() : option;
  }

  /// Reads the answers of respondents begin .. begin + count.
  /// @shape the view has one column for each of the plan's items
  /// @missing answers that are missing, out of range or not applicable
  /// @throws Error(shape_mismatch) for another number of columns; bad_argument for more than a block, or
  ///   respondents that the view does not have
  void read(const ResponseView& view, std::size_t begin, std::size_t count) {
    require(view.columns().size() == plan_.items.size(), ErrorCode::shape_mismatch, "KeyedBlock::read",
            "view", "expected a column for each of the plan's items");
    require(count <= block_size && begin <= view.respondents() && count <= view.respondents() - begin,
            ErrorCode::bad_argument, "KeyedBlock::read", "count", "expected respondents of one block");
    for (std::size_t i = 0; i < items(); ++i) {
      const PlanKey& key = scale_->keys[i];
      const PlanItem& item = plan_.items[key.item];
      detail::decode(view.columns()[key.item], begin, count, item, codes_.data(), values_.data());
      if (scale_->whole_numbers) {
        key_options(options_.data() + i * block_size, item, key.reversed, count);
      } else {
        key_reals(reals_.data() + i * block_size, item, key.reversed, count);
      }
    }
  }

 private:
  void key_options(std::int16_t* to, const PlanItem& item, bool reversed, std::size_t count) const {
    const int turn = static_cast<int>(item.min + item.max);
    for (std::size_t t = 0; t < count; ++t) {
      const int code = codes_[t];
      const int keyed = reversed ? turn - code : code;
      to[t] = static_cast<std::int16_t>(code > detail::last_code ? keyed : int{missing});
    }
  }

  void key_reals(double* to, const PlanItem& item, bool reversed, std::size_t count) const {
    for (std::size_t t = 0; t < count; ++t) {
      const double answer = item.continuous ? values_[t] : codes_[t];
      const double keyed = reversed ? item.min + item.max - answer : answer;
      to[t] = codes_[t] > detail::last_code ? keyed : std::numeric_limits<double>::quiet_NaN();
    }
  }

  const ScoringPlan& plan_;
  const PlanScale* scale_ = nullptr;
  std::vector<std::int16_t> options_;
  std::vector<double> reals_;
  std::vector<detail::Code> codes_;
  std::vector<double> values_;
};

}  // namespace intimetry
