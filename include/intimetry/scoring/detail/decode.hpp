#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <type_traits>

#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::detail {

/// Respondents that are scored together: their codes for a long questionnaire stay in the second-level cache.
inline constexpr std::size_t block_size = 2048;

/// An answer inside a block: its number, or one of these. All answers lie above `last_code`.
using Code = std::int16_t;
inline constexpr Code missing_code = -32768;
inline constexpr Code out_of_range_code = -32767;
inline constexpr Code not_applicable_code = -32766;
inline constexpr Code last_code = not_applicable_code;

/// What one item's codes in a block hold besides answers.
struct CodeSummary {
  bool has_out_of_range = false;
  bool has_not_applicable = false;
};

/// Reads one element from memory that need not be aligned.
template <class T>
T load(const unsigned char* at) noexcept {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

/// A number so large that adding it rounds to a whole number, and taking it away again gives that number.
template <class T>
inline constexpr T rounder = sizeof(T) == 8 ? static_cast<T>(6755399441055744.0) : static_cast<T>(12582912.0);

/// Returns the answer, or the number that stands for its fault. Selects without a branch and stays in the
/// floating type, so that a loop over a block becomes vector code.
template <class T>
T real_code(T x, T min, T max) noexcept {
  const T above = x > min ? x : min;  // a NaN becomes min, and then differs from itself
  const T inside = above < max ? above : max;
  const T whole = (inside + rounder<T>)-rounder<T>;
  const T fault = static_cast<T>(out_of_range_code) + (x != x ? T{-1} : T{0});
  return whole == x ? x : fault;
}
static_assert(missing_code == out_of_range_code - 1);

template <class T>
Code code_of_integer(T x, T min, T max) noexcept {
  const bool inside = (x >= min) & (x <= max);
  return inside ? static_cast<Code>(x) : out_of_range_code;
}

/// Bounds as the type of the column; bounds that it cannot hold are moved to the nearest that it can.
template <class T>
struct Bounds {
  T min;
  T max;
  bool none = false;  // no value of this type is inside

  explicit Bounds(const PlanItem& item) {
    if constexpr (std::is_floating_point_v<T> || sizeof(T) >= 4) {
      // Bounds are at most 30000 either way: exact in each of these types.
      min = static_cast<T>(item.min);
      max = static_cast<T>(item.max);
    } else {
      const auto low = static_cast<double>(std::numeric_limits<T>::min());
      const auto high = static_cast<double>(std::numeric_limits<T>::max());
      none = item.max < low || item.min > high;
      min = static_cast<T>(std::clamp(item.min, low, high));
      max = static_cast<T>(std::clamp(item.max, low, high));
    }
  }
};

/// A stride that the compiler knows lets it read whole vectors.
template <class T>
using DenseStride = std::integral_constant<std::ptrdiff_t, sizeof(T)>;

/// Asks for the memory that the same column needs a little later: a plan reads one stream for each item, more than
/// the processor foresees by itself, and it forgets each at the end of a page.
inline void fetch_ahead(const unsigned char* from, std::size_t bytes) noexcept {
#if defined(__GNUC__)
  constexpr std::uintptr_t ahead = 4096;
  const auto address = reinterpret_cast<std::uintptr_t>(from) + ahead;
  for (std::size_t line = 0; line < bytes; line += 64) {
    __builtin_prefetch(reinterpret_cast<const void*>(address + line));  // never faults, even past the end
  }
#else
  static_cast<void>(from);
  static_cast<void>(bytes);
#endif
}

/// Turns `count` answers, `stride` bytes apart, into codes.
template <class T, class Stride>
void decode_options(const unsigned char* first, Stride stride, std::size_t count, const PlanItem& item,
                    Code* codes) {
  const Bounds<T> bounds(item);
  constexpr std::size_t run = 512;
  for (std::size_t start = 0; start < count; start += run) {
    const std::size_t length = std::min(run, count - start);
    const unsigned char* from = first + static_cast<std::ptrdiff_t>(start) * stride;
    Code* __restrict to = codes + start;
    if constexpr (std::is_same_v<Stride, DenseStride<T>>) fetch_ahead(from, length * sizeof(T));
    if constexpr (std::is_floating_point_v<T>) {
      // Two loops: in one, the selection would be done three times over on half-filled vectors.
      T answers[run];
      for (std::size_t i = 0; i < length; ++i) {
        answers[i] = real_code(load<T>(from + static_cast<std::ptrdiff_t>(i) * stride), bounds.min, bounds.max);
      }
      for (std::size_t i = 0; i < length; ++i) to[i] = static_cast<Code>(static_cast<std::int32_t>(answers[i]));
    } else {
      for (std::size_t i = 0; i < length; ++i) {
        const T x = load<T>(from + static_cast<std::ptrdiff_t>(i) * stride);
        to[i] = code_of_integer<T>(x, bounds.min, bounds.max);
      }
    }
  }
  if (bounds.none) std::fill(codes, codes + count, out_of_range_code);
}

/// The same for a response set without options: the number goes to `values`, a code of 0 says that it is there.
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
    // The least value is a power of two, and so a double; the greatest plus one is the same, without the sign.
    constexpr auto least = static_cast<double>(std::numeric_limits<T>::min());
    if (!(number >= least && number < -least)) return std::nullopt;
  } else if (std::isfinite(number) && std::abs(number) > static_cast<double>(std::numeric_limits<T>::max())) {
    return std::nullopt;
  }
  const T same = static_cast<T>(number);
  if (static_cast<double>(same) != number) return std::nullopt;
  return same;
}

/// Gives the elements that equal a column's own code for "missing" or "not applicable" that meaning.
template <class T, class Stride>
void decode_special(const unsigned char* first, Stride stride, std::size_t count, double special, Code meaning,
                    Code* __restrict codes) {
  const std::optional<T> code = exactly<T>(special);
  if (!code) return;
  const T wanted = *code;
  for (std::size_t i = 0; i < count; ++i) {
    const T x = load<T>(first + static_cast<std::ptrdiff_t>(i) * stride);
    codes[i] = x == wanted ? meaning : codes[i];
  }
}

inline void decode_validity(const ResponseColumn& column, std::size_t begin, std::size_t count, Code* codes) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t bit = column.validity_offset + begin + i;
    const bool valid = ((column.validity[bit / 8] >> (bit % 8)) & 1U) != 0;
    codes[i] = valid ? codes[i] : missing_code;
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
  // Or'ed together the two codes keep apart: -32767 has the lowest bit, -32766 the one above it.
  return {(faults & 1) != 0, (faults & 2) != 0};
}

template <class T, class Stride>
void decode_strided(const unsigned char* first, Stride stride, const ResponseColumn& column, std::size_t count,
                    const PlanItem& item, Code* codes, double* values) {
  if (item.continuous) {
    decode_continuous<T>(first, stride, count, item, codes, values);
  } else {
    decode_options<T>(first, stride, count, item, codes);
  }
  if (item.step > 1) refuse_between_steps(item, count, codes);
  if (column.missing_code) decode_special<T>(first, stride, count, *column.missing_code, missing_code, codes);
  if (column.not_applicable_code) {
    const Code meaning = item.not_applicable ? not_applicable_code : out_of_range_code;
    decode_special<T>(first, stride, count, *column.not_applicable_code, meaning, codes);
  }
}

template <class T>
void decode_typed(const ResponseColumn& column, std::size_t begin, std::size_t count, const PlanItem& item,
                  Code* codes, double* values) {
  const auto* first =
      static_cast<const unsigned char*>(column.data) + static_cast<std::ptrdiff_t>(begin) * column.stride;
  if (column.stride == static_cast<std::ptrdiff_t>(sizeof(T))) {
    decode_strided<T>(first, DenseStride<T>(), column, count, item, codes, values);
  } else {
    decode_strided<T>(first, column.stride, column, count, item, codes, values);
  }
}

/// Turns the answers of respondents begin .. begin+count to one item into codes (and values, if continuous).
/// "Not applicable" where the item does not offer it is not one of its options: out of range.
inline CodeSummary decode(const ResponseColumn& column, std::size_t begin, std::size_t count, const PlanItem& item,
                          Code* codes, double* values) {
  switch (column.type) {
    case ElementType::int8: decode_typed<std::int8_t>(column, begin, count, item, codes, values); break;
    case ElementType::int16: decode_typed<std::int16_t>(column, begin, count, item, codes, values); break;
    case ElementType::int32: decode_typed<std::int32_t>(column, begin, count, item, codes, values); break;
    case ElementType::int64: decode_typed<std::int64_t>(column, begin, count, item, codes, values); break;
    case ElementType::float32: decode_typed<float>(column, begin, count, item, codes, values); break;
    case ElementType::float64: decode_typed<double>(column, begin, count, item, codes, values); break;
  }
  // What a bitmap says is missing may hold any bits at all, also those of another code.
  if (column.validity != nullptr) decode_validity(column, begin, count, codes);
  return summarise(codes, count);
}

}  // namespace intimetry::detail
