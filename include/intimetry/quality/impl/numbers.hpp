#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

template <class T>
double number_at(const ResponseColumn& column, std::size_t row) noexcept {
  T value;
  std::memcpy(
      &value,
      static_cast<const unsigned char*>(column.data) + static_cast<std::ptrdiff_t>(row) * column.stride,
      sizeof(T));
  return static_cast<double>(value);
}

inline double number_at(const ResponseColumn& column, std::size_t row) noexcept {
  if (column.validity != nullptr) {
    const std::size_t bit = column.validity_offset + row;
    if (((column.validity[bit / 8] >> (bit % 8)) & 1U) == 0) return std::numeric_limits<double>::quiet_NaN();
  }
  switch (column.type) {
    case ElementType::int8:
      return number_at<std::int8_t>(column, row);
    case ElementType::int16:
      return number_at<std::int16_t>(column, row);
    case ElementType::int32:
      return number_at<std::int32_t>(column, row);
    case ElementType::int64:
      return number_at<std::int64_t>(column, row);
    case ElementType::float32:
      return number_at<float>(column, row);
    case ElementType::float64:
      break;
  }
  return number_at<double>(column, row);
}

inline bool offers(const PlanItem& item, double answer) noexcept {
  if (!(answer >= item.min && answer <= item.max)) return false;
  return item.continuous || std::fmod(answer - item.min, item.step) == 0;
}

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
