#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The element types of answers in memory.
enum class ElementType : unsigned char { int8, int16, int32, int64, float32, float64 };

template <class T>
constexpr ElementType element_type_of() noexcept {
  using Bare = std::remove_cv_t<T>;
  if constexpr (std::is_same_v<Bare, float>) {
    return ElementType::float32;
  } else if constexpr (std::is_same_v<Bare, double>) {
    return ElementType::float64;
  } else {
    static_assert(std::is_integral_v<Bare> && std::is_signed_v<Bare>,
                  "answers are signed integers, float or double");
    constexpr ElementType by_size[] = {ElementType::int8, ElementType::int16, ElementType::int32,
                                       ElementType::int64};
    return by_size[sizeof(Bare) == 1 ? 0 : sizeof(Bare) == 2 ? 1 : sizeof(Bare) == 4 ? 2 : 3];
  }
}

/// One item's answers in memory owned by the caller.
/// @shape element i is `stride` bytes after element i-1; the stride may be negative or odd
/// @missing a NaN; a value equal to `missing_code`; a zero bit of `validity` (Arrow: least significant bit
/// first, starting at bit `validity_offset`). A value equal to `not_applicable_code` is "not applicable".
struct ResponseColumn {
  const void* data = nullptr;
  ElementType type = ElementType::float64;
  std::ptrdiff_t stride = 0;
  const std::uint8_t* validity = nullptr;
  std::size_t validity_offset = 0;
  std::optional<double> missing_code = std::nullopt;
  std::optional<double> not_applicable_code = std::nullopt;
};

namespace data::detail {

template <class T>
double number_at(const ResponseColumn& column, std::size_t row) noexcept {
  T value;
  std::memcpy(
      &value,
      static_cast<const unsigned char*>(column.data) + static_cast<std::ptrdiff_t>(row) * column.stride,
      sizeof(T));
  return static_cast<double>(value);
}

}  // namespace data::detail

/// Returns the number in a row of a column as it stands there, codes included; NaN where a bit of `validity`
/// says that there is none.
inline double number_at(const ResponseColumn& column, std::size_t row) noexcept {
  if (column.validity != nullptr) {
    const std::size_t bit = column.validity_offset + row;
    if (((column.validity[bit / 8] >> (bit % 8)) & 1U) == 0) return std::numeric_limits<double>::quiet_NaN();
  }
  switch (column.type) {
    case ElementType::int8:
      return data::detail::number_at<std::int8_t>(column, row);
    case ElementType::int16:
      return data::detail::number_at<std::int16_t>(column, row);
    case ElementType::int32:
      return data::detail::number_at<std::int32_t>(column, row);
    case ElementType::int64:
      return data::detail::number_at<std::int64_t>(column, row);
    case ElementType::float32:
      return data::detail::number_at<float>(column, row);
    case ElementType::float64:
      break;
  }
  return data::detail::number_at<double>(column, row);
}

/// Returns a column over consecutive answers.
template <class T>
ResponseColumn column_of(std::span<const T> answers) {
  return {answers.data(), element_type_of<T>(), static_cast<std::ptrdiff_t>(sizeof(T))};
}

/// Returns a column over answers `stride` elements apart, such as one column of a row-major table.
template <class T>
ResponseColumn column_of(const T* first, std::ptrdiff_t stride) {
  return {first, element_type_of<T>(), stride * static_cast<std::ptrdiff_t>(sizeof(T))};
}

/// The answers of many respondents: one column for each item of a plan, in the plan's order. The view owns
/// nothing; the memory must outlive it.
class ResponseView {
 public:
  ResponseView() = default;

  /// @throws Error(bad_argument) if a column of a non-empty view has no data
  ResponseView(std::size_t respondents, std::vector<ResponseColumn> columns);

  [[nodiscard]] std::size_t respondents() const noexcept { return respondents_; }
  [[nodiscard]] const std::vector<ResponseColumn>& columns() const noexcept { return columns_; }

 private:
  std::size_t respondents_ = 0;
  std::vector<ResponseColumn> columns_;
};

/// Returns a view over a row-major table: one row per respondent, rows `row_length` elements apart.
template <class T>
ResponseView row_major(const T* first, std::size_t respondents, std::size_t items, std::size_t row_length) {
  std::vector<ResponseColumn> columns;
  for (std::size_t j = 0; j < items; ++j) {
    // A table without rows may have a null pointer, to which nothing may be added.
    columns.push_back(
        column_of(respondents == 0 ? first : first + j, static_cast<std::ptrdiff_t>(row_length)));
  }
  return {respondents, std::move(columns)};
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/response_view.ipp"
#endif
