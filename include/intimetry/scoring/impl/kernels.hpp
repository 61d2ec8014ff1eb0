#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/processor.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Kernels take respondents in whole numbers of this many.
inline constexpr std::size_t kernel_step = 256;
/// Rows are turned into columns if they have at least so many numbers.
inline constexpr std::size_t least_row = 8;

/// One item's answers as doubles, one after the other, of a scale that adds them up.
struct RealColumn {
  const unsigned char* answers = nullptr;  // need not be aligned
  std::uintptr_t needed_next = 0;          // the address of as many bytes that will be read soon
  const std::uint64_t* present = nullptr;  // a bit for each answer, lowest first; nullptr: all ones
  double low = 0;
  double high = 0;
  double missing = 0;  // means "no answer", as NaN does; outside low..high
  bool has_missing = false;
  bool whole = false;  // between whole numbers there is no option
  bool reversed = false;
};

/// The same of answers that are bytes.
struct ByteColumn {
  const unsigned char* answers = nullptr;
  std::uintptr_t needed_next = 0;
  const std::uint64_t* present = nullptr;
  std::int8_t low = 0;
  std::int8_t high = 0;
  std::int8_t missing = 0;  // means "no answer"; low: nothing does
  bool reversed = false;
};

/// What a scale makes of the sum of its answers; RawScore says how.
struct ScoreRule {
  double factor = 1;
  double multiplier = 1;
  double offset = 0;
  std::int16_t items = 0;
  std::int16_t least = 0;  // fewer answers: no score
  bool whole_numbers = false;
};

/// Where the scores of some respondents go.
struct ScoreTarget {
  double* raw = nullptr;
  std::uint16_t* answered = nullptr;
  std::uint16_t* flag_bits = nullptr;
  bool past_cache =
      false;  // if nobody will soon read what was written, the cache is better used for other things
};

/// The inner loops of scoring for one kind of processor. All of them give the bits that the plain code gives.
/// `count` is a multiple of kernel_step.
struct ScoreKernels {
  Vectors vectors = Vectors::plain;

  /// Adds up keyed answers in the order of the columns and counts them, leaving out what is no option;
  /// returns whether all that it left out says of itself that it is missing.
  bool (*add_reals)(const RealColumn* columns, std::size_t items, std::size_t count, double* sums,
                    std::int16_t* answered) = nullptr;

  /// The same of items that have one range. Sums lie within +-32767.
  bool (*add_bytes)(const ByteColumn* columns, std::size_t items, std::size_t count, std::int16_t* sums,
                    std::int16_t* answered) = nullptr;

  /// Writes scores, counts and the flags that come of counts.
  void (*score_reals)(const ScoreRule& rule, const double* sums, const std::int16_t* answered,
                      std::size_t count, const ScoreTarget& to) = nullptr;
  void (*score_shorts)(const ScoreRule& rule, const std::int16_t* sums, const std::int16_t* answered,
                       std::size_t count, const ScoreTarget& to) = nullptr;

  /// Copies rows of `columns` numbers, `stride` bytes apart, to columns that lie `apart` numbers apart.
  void (*turn_rows)(const unsigned char* first, std::ptrdiff_t stride, std::size_t columns, std::size_t count,
                    double* to, std::size_t apart) = nullptr;

  /// Makes what was written past the cache visible to other threads that this one tells of it.
  void (*end_past_cache)() = nullptr;
};

#if defined(INTIMETRY_COMPILED)
/// Returns the kernels for this processor, found out when the program starts; nullptr: there are none.
const ScoreKernels* score_kernels() noexcept;

/// Lets scoring use these vectors from now on, as tests do to compare them; returns whether it can. Not while
/// another thread scores.
bool use_vectors(Vectors vectors) noexcept;
#else
// Kernels are compiled with the library: headers alone have the plain code.
inline const ScoreKernels* score_kernels() noexcept { return nullptr; }
inline bool use_vectors(Vectors vectors) noexcept { return vectors == Vectors::plain; }
#endif

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
