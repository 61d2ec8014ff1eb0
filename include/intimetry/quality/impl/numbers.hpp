#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::quality::detail {

// Scoring discards out-of-range answers; here their values are the evidence.

enum class Given : unsigned char { option, missing, not_applicable, out_of_range };

struct GivenAnswer {
  Given kind = Given::missing;
  double number = std::numeric_limits<double>::quiet_NaN();  ///< also out of range; NaN if there is no number
};

inline GivenAnswer given_answer(const ResponseColumn& column, std::size_t row,
                                const PlanItem& item) noexcept {
  const double x = number_at(column, row);
  if (std::isnan(x) || (column.missing_code && x == *column.missing_code)) return {};
  if (column.not_applicable_code && x == *column.not_applicable_code) {
    return {item.not_applicable ? Given::not_applicable : Given::out_of_range};
  }
  if (!(std::abs(x) <= 1e100)) return {Given::out_of_range};  // not a plausible answer
  return {offers(item, x) ? Given::option : Given::out_of_range, x};
}

inline void require_columns(const ScoringPlan& plan, const ResponseView& view, std::string_view function) {
  require(view.columns().size() == plan.items.size(), ErrorCode::shape_mismatch, function, "view",
          "expected a column for each of the plan's " + std::to_string(plan.items.size()) + " items, found " +
              std::to_string(view.columns().size()));
}

}  // namespace intimetry::INTIMETRY_MODE::quality::detail
