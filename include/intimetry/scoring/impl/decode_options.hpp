#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <type_traits>

#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Reads one element from memory that may be unaligned.
template <class T>
T load(const unsigned char* at) noexcept {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

/// A number so large that adding and subtracting it rounds to a whole number.
template <class T>
inline constexpr T rounder = sizeof(T) == 8 ? static_cast<T>(6755399441055744.0) : static_cast<T>(12582912.0);

/// Returns the answer, or the code of its fault. There is no branch and no other type than T, so that
/// compilers vectorise a loop over a block.
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

/// Converts bounds to the column's type; a bound outside that type is moved to its nearest value.
template <class T>
struct Bounds {
  T min;
  T max;

  explicit Bounds(const PlanItem& item) {
    if constexpr (std::is_floating_point_v<T> || sizeof(T) >= 4) {
      // Bounds are at most 30000 in absolute value: exact in each of these types.
      min = static_cast<T>(item.min);
      max = static_cast<T>(item.max);
    } else {
      constexpr auto low = static_cast<double>(std::numeric_limits<T>::min());
      constexpr auto high = static_cast<double>(std::numeric_limits<T>::max());
      const bool none = item.max < low || item.min > high;  // no value of this type is inside
      min = none ? T{1} : static_cast<T>(std::clamp(item.min, low, high));
      max = none ? T{0} : static_cast<T>(std::clamp(item.max, low, high));
    }
  }

  [[nodiscard]] bool empty() const noexcept { return min > max; }
  [[nodiscard]] bool hold(T x) const noexcept { return x >= min && x <= max; }
};

/// A stride known at compile time, so that the compiler reads whole vectors.
template <class T>
using DenseStride = std::integral_constant<std::ptrdiff_t, sizeof(T)>;

/// Prefetches memory of the same column: a plan reads one stream per item, more than the hardware prefetcher
/// follows, and it stops at the end of a page.
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

/// Returns the bits of a number.
template <class T>
auto representation(T x) noexcept {
  std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t> bits;
  static_assert(sizeof bits == sizeof x);
  std::memcpy(&bits, &x, sizeof x);
  return bits;
}

/// Decodes answers if all are options or NaN, the usual case, and returns whether they are; otherwise the
/// codes are undefined. Adding `rounder` moves a whole number to the lowest bits; subtracting it gives
/// identical bits only for an option or a NaN.
template <class T, class Stride>
bool decode_sound(const unsigned char* from, Stride stride, std::size_t count, const Bounds<T>& bounds,
                  Code* __restrict to) {
  // Always missing_code; but g++ 12 needs four instructions to select between an element and a constant.
  const T missing = rounder<T> + std::min(bounds.min, static_cast<T>(missing_code));
  decltype(representation(T())) changed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const T x = load<T>(from + static_cast<std::ptrdiff_t>(i) * stride);
    const T above = x < bounds.min ? bounds.min : x;  // a NaN remains, here and in the next line
    const T inside = above > bounds.max ? bounds.max : above;
    const T held = inside + rounder<T>;
    changed |= representation(held - rounder<T>) ^ representation(x);
    to[i] = static_cast<Code>(representation(held > missing ? held : missing));
  }
  return changed == 0;
}

/// The same for integers that are options or equal to `missing`, which is not an option.
template <class T, class Stride>
bool decode_sound(const unsigned char* from, Stride stride, std::size_t count, const Bounds<T>& bounds,
                  T missing, Code* __restrict to) {
  unsigned char sound = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const T x = load<T>(from + static_cast<std::ptrdiff_t>(i) * stride);
    const bool inside = (x >= bounds.min) & (x <= bounds.max);
    sound &= static_cast<unsigned char>(inside | (x == missing));
    to[i] = inside ? static_cast<Code>(x) : missing_code;
  }
  return sound != 0;
}

/// Decodes any answers; a column's own code for "missing" is treated as a number.
template <class T, class Stride>
void decode_any(const unsigned char* from, Stride stride, std::size_t count, const Bounds<T>& bounds,
                Code* __restrict to) {
  for (std::size_t i = 0; i < count; ++i) {
    const T x = load<T>(from + static_cast<std::ptrdiff_t>(i) * stride);
    if constexpr (std::is_floating_point_v<T>) {
      to[i] = static_cast<Code>(static_cast<std::int32_t>(real_code(x, bounds.min, bounds.max)));
    } else {
      to[i] = code_of_integer(x, bounds.min, bounds.max);
    }
  }
}

/// Decodes `count` answers, `stride` bytes apart; returns whether all are known to be options or missing. If
/// not, the caller must look for the column's own code for "missing"; for floating types always.
template <class T, class Stride>
bool decode_options(const unsigned char* first, Stride stride, std::size_t count, const PlanItem& item,
                    std::optional<T> missing, Code* codes) {
  const Bounds<T> bounds(item);
  // Longer runs would need more simultaneous memory requests than a processor allows.
  constexpr std::size_t run = 64;
  bool sound = true;
  for (std::size_t start = 0; start < count; start += run) {
    const std::size_t length = std::min(run, count - start);
    const unsigned char* from = first + static_cast<std::ptrdiff_t>(start) * stride;
    Code* to = codes + start;
    if constexpr (std::is_same_v<Stride, DenseStride<T>>) fetch_ahead(from, length * sizeof(T));
    bool run_sound = false;
    if constexpr (std::is_floating_point_v<T>) {
      run_sound = decode_sound(from, stride, length, bounds, to);
    } else if (sound && !bounds.empty() && !(missing && bounds.hold(*missing))) {
      // After one failed run, for example if -1 marks missing elements, further attempts only take time.
      run_sound = decode_sound(from, stride, length, bounds, missing.value_or(bounds.min), to);
    }
    if (!run_sound) decode_any(from, stride, length, bounds, to);
    sound = sound && run_sound;
  }
  return sound;
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
