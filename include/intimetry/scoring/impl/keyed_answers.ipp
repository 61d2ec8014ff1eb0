#pragma once

#include <algorithm>
#include <cmath>

#include "intimetry/core/check.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/impl/decode.hpp"
#include "intimetry/scoring/keyed_answers.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::size_t KeyedAnswers::answered() const noexcept {
  return static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [](const KeyedItem& item) { return !std::isnan(item.answer); }));
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::scoring::detail {

INTIMETRY_INLINE bool is_option(const PlanItem& item, double answer) noexcept {
  if (!(answer >= item.min && answer <= item.max)) return false;
  return item.continuous || std::fmod(answer - item.min, item.step) == 0;
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE KeyedAnswers keyed_answers(const ScoringPlan& plan, std::string_view scale,
                                            const ResponseView& view, std::size_t respondent) {
  require(view.columns().size() == plan.items.size(), ErrorCode::shape_mismatch, "keyed_answers", "view",
          "expected a column for each of the plan's items");
  require(respondent < view.respondents(), ErrorCode::shape_mismatch, "keyed_answers", "respondent",
          "the view does not have so many");
  return scoring::detail::keyed_by(plan, scale, [&](std::uint32_t place) {
    const PlanItem& item = plan.items[place];
    scoring::detail::Code code = scoring::detail::missing_code;
    double value = std::numeric_limits<double>::quiet_NaN();
    scoring::detail::decode(view.columns()[place], respondent, 1, item, &code, &value);
    if (code <= scoring::detail::last_code) return std::numeric_limits<double>::quiet_NaN();
    return item.continuous ? value : static_cast<double>(code);
  });
}

}  // namespace intimetry::INTIMETRY_MODE
