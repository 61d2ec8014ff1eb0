#pragma once

#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/scoring/impl/decode.hpp"
#include "intimetry/scoring/keyed_block.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE KeyedBlock::KeyedBlock(const ScoringPlan& plan, std::size_t scale) : plan_(plan) {
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

INTIMETRY_INLINE double KeyedBlock::at(std::size_t respondent, std::size_t item) const noexcept {
  if (!scale_->whole_numbers) return reals_[item * block_size + respondent];
  const std::int16_t option = options_[item * block_size + respondent];
  return option == missing ? std::numeric_limits<double>::quiet_NaN() : option;
}

INTIMETRY_INLINE void KeyedBlock::read(const ResponseView& view, std::size_t begin, std::size_t count) {
  require(view.columns().size() == plan_.items.size(), ErrorCode::shape_mismatch, "KeyedBlock::read", "view",
          "expected a column for each of the plan's items");
  require(count <= block_size && begin <= view.respondents() && count <= view.respondents() - begin,
          ErrorCode::bad_argument, "KeyedBlock::read", "count", "expected respondents of one block");
  for (std::size_t i = 0; i < items(); ++i) {
    const PlanKey& key = scale_->keys[i];
    const PlanItem& item = plan_.items[key.item];
    scoring::detail::decode(view.columns()[key.item], begin, count, item, codes_.data(), values_.data());
    if (scale_->whole_numbers) {
      key_options(options_.data() + i * block_size, item, key.reversed, count);
    } else {
      key_reals(reals_.data() + i * block_size, item, key.reversed, count);
    }
  }
}

INTIMETRY_INLINE void KeyedBlock::key_options(std::int16_t* to, const PlanItem& item, bool reversed,
                                              std::size_t count) const {
  const int turn = static_cast<int>(item.min + item.max);
  for (std::size_t t = 0; t < count; ++t) {
    const int code = codes_[t];
    const int keyed = reversed ? turn - code : code;
    to[t] = static_cast<std::int16_t>(code > scoring::detail::last_code ? keyed : int{missing});
  }
}

INTIMETRY_INLINE void KeyedBlock::key_reals(double* to, const PlanItem& item, bool reversed,
                                            std::size_t count) const {
  for (std::size_t t = 0; t < count; ++t) {
    const double answer = item.continuous ? values_[t] : codes_[t];
    const double keyed = reversed ? item.min + item.max - answer : answer;
    to[t] = codes_[t] > scoring::detail::last_code ? keyed : std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace intimetry::INTIMETRY_MODE
