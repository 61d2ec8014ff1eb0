#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/impl/decode_options.hpp"
#include "intimetry/scoring/impl/kernels.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

/// Copies `count` answers from respondent `begin` on into contiguous memory.
template <class From, class To>
void copy_answers(const ResponseColumn& column, std::size_t begin, std::size_t count, To* __restrict to) {
  const auto* first =
      static_cast<const unsigned char*>(column.data) + static_cast<std::ptrdiff_t>(begin) * column.stride;
  const bool dense = column.stride == static_cast<std::ptrdiff_t>(sizeof(From));
  if constexpr (sizeof(From) < sizeof(double)) {
    if (dense) fetch_ahead(first, count * sizeof(From));
  }
  if (dense) {
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<To>(load<From>(first + i * sizeof(From)));
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    to[i] = static_cast<To>(load<From>(first + static_cast<std::ptrdiff_t>(i) * column.stride));
  }
}

inline void copy_as_reals(const ResponseColumn& column, std::size_t begin, std::size_t count, double* to) {
  switch (column.type) {
    case ElementType::int8:
      return copy_answers<std::int8_t>(column, begin, count, to);
    case ElementType::int16:
      return copy_answers<std::int16_t>(column, begin, count, to);
    case ElementType::int32:
      return copy_answers<std::int32_t>(column, begin, count, to);
    case ElementType::int64:
      return copy_answers<std::int64_t>(column, begin, count, to);
    case ElementType::float32:
      return copy_answers<float>(column, begin, count, to);
    case ElementType::float64:
      return copy_answers<double>(column, begin, count, to);
  }
}

/// Returns whether the columns are those of a row-major table, in its order.
inline bool are_rows(const ResponseView& view) noexcept {
  const std::vector<ResponseColumn>& columns = view.columns();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const auto* expected = static_cast<const unsigned char*>(columns[0].data) + j * sizeof(double);
    if (columns[j].type != ElementType::float64 || columns[j].stride != columns[0].stride ||
        columns[j].data != expected) {
      return false;
    }
  }
  return columns.size() >= least_row;
}

/// Copies of the columns that kernels cannot read in place: those of another type, or with a stride between
/// the answers.
class KernelCopies {
 public:
  static constexpr std::size_t not_copied = SIZE_MAX;

  explicit KernelCopies(const ResponseView& view) : view_(view), rows_(are_rows(view)) {}

  /// Requests an item's answers as doubles, or as bytes if they are bytes; returns the number of the copy,
  /// or not_copied.
  std::size_t want(std::uint32_t item, bool bytes) {
    const ResponseColumn& column = view_.columns()[item];
    const bool dense = column.stride == static_cast<std::ptrdiff_t>(bytes ? 1 : sizeof(double));
    if (dense && (bytes || column.type == ElementType::float64)) return not_copied;
    copies_.push_back({item, rows_ ? item : copies_.size(), bytes});
    return copies_.size() - 1;
  }

  /// Makes the requested copies for kernel_step respondents from `begin` on.
  void make(const ScoreKernels& kernels, std::size_t begin) {
    if (copies_.empty()) return;
    memory_.resize((rows_ ? view_.columns().size() : copies_.size()) * apart);
    if (rows_) {
      const ResponseColumn& first = view_.columns()[0];
      const auto* row =
          static_cast<const unsigned char*>(first.data) + static_cast<std::ptrdiff_t>(begin) * first.stride;
      kernels.turn_rows(row, first.stride, view_.columns().size(), kernel_step, memory_.data(), apart);
      return;
    }
    // A few respondents at a time: a cache line is copied completely before it is evicted.
    constexpr std::size_t few = 64;
    static_assert(kernel_step % few == 0);
    for (std::size_t done = 0; done < kernel_step; done += few) {
      for (const Copy& copy : copies_) copy_some(copy, begin + done, few, done);
    }
  }

  [[nodiscard]] const unsigned char* answers(std::size_t copy) const {
    return reinterpret_cast<const unsigned char*>(memory_.data() + copies_[copy].place * apart);
  }
  /// Returns the address of the next respondents' answers, or of their part of the rows, to prefetch while
  /// this copy is read.
  [[nodiscard]] std::uintptr_t needed_next(std::size_t copy, std::size_t begin) const {
    const ResponseColumn& column = view_.columns()[rows_ ? 0 : copies_[copy].item];
    constexpr auto wide = static_cast<std::ptrdiff_t>(sizeof(double));
    if (!rows_ && column.stride != wide) return reinterpret_cast<std::uintptr_t>(answers(copy));
    const auto next = reinterpret_cast<std::uintptr_t>(column.data) +
                      (begin + kernel_step) * static_cast<std::uintptr_t>(column.stride);
    return rows_ ? next + copy * kernel_step * sizeof(double) : next;
  }

 private:
  struct Copy {
    std::uint32_t item;
    std::size_t place;
    bool bytes;
  };

  // Not a power of two: columns would compete for the same cache sets.
  static constexpr std::size_t apart = kernel_step + 8;

  void copy_some(const Copy& copy, std::size_t begin, std::size_t count, std::size_t at) {
    const ResponseColumn& column = view_.columns()[copy.item];
    double* reals = memory_.data() + copy.place * apart;
    if (copy.bytes) {
      copy_answers<std::int8_t>(column, begin, count, reinterpret_cast<std::int8_t*>(reals) + at);
    } else {
      copy_as_reals(column, begin, count, reals + at);
    }
  }

  const ResponseView& view_;
  bool rows_;
  std::vector<Copy> copies_;
  std::vector<double> memory_;
};

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
