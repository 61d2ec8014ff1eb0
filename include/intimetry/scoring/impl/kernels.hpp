#pragma once

#include <cstddef>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/processor.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Kernels score a multiple of this number of respondents.
inline constexpr std::size_t kernel_step = 256;
/// Rows with at least this many numbers are transposed into columns.
inline constexpr std::size_t least_row = 8;

/// One item's answers as contiguous doubles.
struct RealColumn {
  const unsigned char* answers = nullptr;  // need not be aligned
  std::uintptr_t needed_next = 0;          // the address to prefetch while these are read
  const std::uint64_t* present = nullptr;  // a bit for each answer, lowest first; nullptr: all ones
  double low = 0;
  double high = 0;
  double missing = 0;  // code for "no answer", besides NaN; outside low..high
  bool has_missing = false;
  bool whole = false;  // only whole numbers are options
  bool reversed = false;
};

/// The same for answers that are bytes.
struct ByteColumn {
  const unsigned char* answers = nullptr;
  std::uintptr_t needed_next = 0;
  const std::uint64_t* present = nullptr;
  std::int8_t low = 0;
  std::int8_t high = 0;
  std::int8_t missing = 0;  // code for "no answer"; low: there is none
  bool reversed = false;
};

/// How a scale's sum becomes its score; see RawScore.
struct ScoreRule {
  double factor = 1;
  double multiplier = 1;
  double offset = 0;
  std::int16_t items = 0;
  std::int16_t least = 0;  // with fewer answers there is no score
  bool whole_numbers = false;
};

/// Where the scores are written.
struct ScoreTarget {
  double* raw = nullptr;
  std::uint16_t* answered = nullptr;
  std::uint16_t* flag_bits = nullptr;
  /// Write without the cache, because nothing reads the scores soon.
  bool past_cache = false;
};

/// The inner loops of scoring for one kind of processor. The results equal the plain code's in every bit.
/// `count` is a multiple of kernel_step.
struct ScoreKernels {
  Vectors vectors = Vectors::plain;

  /// Sums and counts keyed answers, in the order of the columns. Values that are no option are left out.
  /// Returns whether all values left out are missing answers.
  bool (*add_reals)(const RealColumn* columns, std::size_t items, std::size_t count, double* sums,
                    std::int16_t* answered) = nullptr;

  /// The same for items with a common range. Sums must be within +-32767.
  bool (*add_bytes)(const ByteColumn* columns, std::size_t items, std::size_t count, std::int16_t* sums,
                    std::int16_t* answered) = nullptr;

  /// Writes scores, counts, and the flags that depend on counts.
  void (*score_reals)(const ScoreRule& rule, const double* sums, const std::int16_t* answered,
                      std::size_t count, const ScoreTarget& to) = nullptr;
  void (*score_shorts)(const ScoreRule& rule, const std::int16_t* sums, const std::int16_t* answered,
                       std::size_t count, const ScoreTarget& to) = nullptr;

  /// Transposes rows of `columns` numbers, `stride` bytes apart, into columns, `apart` numbers apart.
  void (*turn_rows)(const unsigned char* first, std::ptrdiff_t stride, std::size_t columns, std::size_t count,
                    double* to, std::size_t apart) = nullptr;

  /// Makes what was written without the cache visible to threads that synchronise with this one.
  void (*end_past_cache)() = nullptr;
};

#if defined(INTIMETRY_COMPILED)
/// Returns the kernels for this processor, chosen when the program starts; nullptr: there are none.
const ScoreKernels* score_kernels() noexcept;

/// Makes scoring use these vectors, so that tests can compare them; returns whether the processor has them.
/// Not thread-safe: no other thread may score.
bool use_vectors(Vectors vectors) noexcept;
#else
// Kernels are compiled with the library; the header-only mode has the plain code only.
inline const ScoreKernels* score_kernels() noexcept { return nullptr; }
inline bool use_vectors(Vectors vectors) noexcept { return vectors == Vectors::plain; }
#endif

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
