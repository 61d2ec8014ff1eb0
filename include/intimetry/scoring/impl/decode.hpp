#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/impl/decode_options.hpp"
#include "intimetry/scoring/impl/decode_validity.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// The codes other than answers in one item's part of a block.
struct CodeSummary {
  bool has_out_of_range = false;
  bool has_not_applicable = false;
};

/// Decodes answers of a continuous response set: the number is written to `values`, with a code of 0.
template <class T, class Stride>
void decode_continuous(const unsigned char* first, Stride stride, std::size_t count, const PlanItem& item,
                       Code* __restrict codes, double* __restrict values) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto x = static_cast<double>(load<T>(first + static_cast<std::ptrdiff_t>(i) * stride));
    const bool inside = (x >= item.min) & (x <= item.max);
    values[i] = inside ? x : item.min;
    codes[i] = inside ? Code{0} : (x != x ? missing_code : out_of_range_code);
  }
}

/// Returns the number as a T, or nothing if no value of that type equals it.
template <class T>
std::optional<T> exactly(double number) noexcept {
  if constexpr (std::is_integral_v<T>) {
    // The least value is a power of two, so it is exact as a double; so is the greatest plus one, its
    // negation.
    constexpr auto least = static_cast<double>(std::numeric_limits<T>::min());
    if (!(number >= least && number < -least)) return std::nullopt;
  } else if (std::isfinite(number) && std::abs(number) > static_cast<double>(std::numeric_limits<T>::max())) {
    return std::nullopt;
  }
  const T same = static_cast<T>(number);
  if (static_cast<double>(same) != number) return std::nullopt;
  return same;
}

/// Replaces elements that equal the column's code for "missing" or "not applicable" by these codes.
template <class T, class Stride>
void decode_special(const unsigned char* first, Stride stride, std::size_t count, T special, Code meaning,
                    Code* __restrict codes) {
  for (std::size_t i = 0; i < count; ++i) {
    const T x = load<T>(first + static_cast<std::ptrdiff_t>(i) * stride);
    codes[i] = x == special ? meaning : codes[i];
  }
}

inline void refuse_between_steps(const PlanItem& item, std::size_t count, Code* codes) {
  const int min = static_cast<int>(item.min);
  for (std::size_t i = 0; i < count; ++i) {
    if (codes[i] > last_code && (codes[i] - min) % item.step != 0) codes[i] = out_of_range_code;
  }
}

inline CodeSummary summarise(const Code* codes, std::size_t count) {
  Code faults = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_fault = (codes[i] <= last_code) & (codes[i] != missing_code);
    faults = static_cast<Code>(faults | (is_fault ? codes[i] : 0));
  }
  // Combined by bitwise or, the two codes can be distinguished: -32767 has the lowest bit, -32766 the next
  // one.
  return {(faults & 1) != 0, (faults & 2) != 0};
}

/// Returns whether all answers are known to be options or missing.
template <class T, class Stride>
bool decode_strided(const unsigned char* first, Stride stride, const ResponseColumn& column,
                    std::size_t count, const PlanItem& item, Code* codes, double* values) {
  const std::optional<T> missing = column.missing_code ? exactly<T>(*column.missing_code) : std::nullopt;
  bool sound = false;
  if (item.continuous) {
    decode_continuous<T>(first, stride, count, item, codes, values);
  } else {
    sound = decode_options<T>(first, stride, count, item, missing, codes);
  }
  if (item.step > 1) refuse_between_steps(item, count, codes);
  const bool found = sound && std::is_integral_v<T>;
  if (missing && !found) decode_special<T>(first, stride, count, *missing, missing_code, codes);
  const std::optional<T> none =
      column.not_applicable_code ? exactly<T>(*column.not_applicable_code) : std::nullopt;
  if (none) {
    const Code meaning = item.not_applicable ? not_applicable_code : out_of_range_code;
    decode_special<T>(first, stride, count, *none, meaning, codes);
  }
  return sound && item.step == 1 && !none;
}

template <class T>
bool decode_typed(const ResponseColumn& column, std::size_t begin, std::size_t count, const PlanItem& item,
                  Code* codes, double* values) {
  const auto* first =
      static_cast<const unsigned char*>(column.data) + static_cast<std::ptrdiff_t>(begin) * column.stride;
  if (column.stride == static_cast<std::ptrdiff_t>(sizeof(T))) {
    return decode_strided<T>(first, DenseStride<T>(), column, count, item, codes, values);
  }
  return decode_strided<T>(first, column.stride, column, count, item, codes, values);
}

/// Decodes the answers of respondents begin .. begin+count to one item into codes (and values, if
/// continuous). "Not applicable" for an item that does not offer it is out of range.
inline CodeSummary decode(const ResponseColumn& column, std::size_t begin, std::size_t count,
                          const PlanItem& item, Code* codes, double* values) {
  bool sound = false;
  switch (column.type) {
    case ElementType::int8:
      sound = decode_typed<std::int8_t>(column, begin, count, item, codes, values);
      break;
    case ElementType::int16:
      sound = decode_typed<std::int16_t>(column, begin, count, item, codes, values);
      break;
    case ElementType::int32:
      sound = decode_typed<std::int32_t>(column, begin, count, item, codes, values);
      break;
    case ElementType::int64:
      sound = decode_typed<std::int64_t>(column, begin, count, item, codes, values);
      break;
    case ElementType::float32:
      sound = decode_typed<float>(column, begin, count, item, codes, values);
      break;
    case ElementType::float64:
      sound = decode_typed<double>(column, begin, count, item, codes, values);
      break;
  }
  // Elements that are missing by the bitmap may have any value, also that of another code.
  if (column.validity != nullptr) decode_validity(column, begin, count, codes);
  return sound ? CodeSummary() : summarise(codes, count);
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
