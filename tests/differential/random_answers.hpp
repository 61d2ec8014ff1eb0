#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <vector>

#include "differential/random_instrument.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::test {

/// The ways to mark a missing answer in memory.
enum class MissingAs { nan, sentinel, bitmap };
/// The memory layout of the answers to an item.
enum class Layout { column, row_major, backwards, odd };

inline constexpr double sentinel = -99;
inline constexpr double not_applicable_number = -77;

/// Answers before they are laid out: one column for each item of a plan, and the codes of each column.
template <class T>
struct Answers {
  std::size_t respondents = 0;
  std::vector<std::vector<T>> columns;
  std::vector<std::vector<bool>> valid;  // empty: no bitmap
  bool has_sentinel = false;
  bool has_not_applicable = false;
};

template <class T>
T as_element(double number) {
  if (std::is_integral_v<T> && !(number >= static_cast<double>(std::numeric_limits<T>::min()) &&
                                 number <= static_cast<double>(std::numeric_limits<T>::max()) / 2)) {
    return std::numeric_limits<T>::max();
  }
  return static_cast<T>(number);
}

inline double random_option(Random& random, const PlanItem& item, bool whole) {
  if (!item.continuous) {
    const double count = (item.max - item.min) / item.step + 1;
    return item.min + item.step * static_cast<double>(random.below(static_cast<std::size_t>(count)));
  }
  const double x = item.min + (item.max - item.min) * random.share();
  return whole ? std::floor(x) : x;
}

template <class T>
T random_oddity(Random& random, const PlanItem& item) {
  switch (random.below(7)) {
    case 0:
      return as_element<T>(item.min - 1);
    case 1:
      return as_element<T>(item.max + 1);
    case 2:
      return as_element<T>(item.min + 0.5);
    case 3:
      return std::numeric_limits<T>::max();
    case 4:
      return std::numeric_limits<T>::lowest();
    case 5:
      return as_element<T>(-32768.0 + static_cast<double>(random.below(3)));
    default:
      return std::numeric_limits<T>::is_iec559 ? std::numeric_limits<T>::infinity() : as_element<T>(127);
  }
}

/// Options and missing answers; in some columns sometimes or often also not applicable and invalid answers,
/// because columns without faults are decoded in a different way.
template <class T>
Answers<T> random_answers(Random& random, const ScoringPlan& plan, std::size_t respondents,
                          MissingAs missing) {
  Answers<T> answers;
  answers.respondents = respondents;
  answers.has_sentinel = missing == MissingAs::sentinel || random.chance(50);
  answers.has_not_applicable = random.chance(50);
  for (const PlanItem& item : plan.items) {
    std::vector<T>& column = answers.columns.emplace_back();
    std::vector<bool> valid;
    const std::size_t faults_per_thousand = random.one_of(std::vector<std::size_t>{0, 0, 5, 150});
    for (std::size_t i = 0; i < respondents; ++i) {
      T answer = as_element<T>(random_option(random, item, std::is_integral_v<T>));
      if (random.below(1000) < faults_per_thousand) {
        answer = random.chance(40) ? static_cast<T>(not_applicable_number) : random_oddity<T>(random, item);
      } else if (random.chance(8)) {
        if (missing == MissingAs::nan) answer = std::numeric_limits<T>::quiet_NaN();
        if (missing == MissingAs::sentinel) answer = static_cast<T>(sentinel);
      }
      column.push_back(answer);
      valid.push_back(!random.chance(10));
    }
    if (missing == MissingAs::bitmap) answers.valid.push_back(std::move(valid));
  }
  return answers;
}

/// The answers in memory, for a view.
template <class T>
class LaidOut {
 public:
  LaidOut(Random& random, const Answers<T>& answers, Layout layout) {
    const std::size_t items = answers.columns.size();
    const std::size_t size = sizeof(T);
    std::vector<ResponseColumn> columns;
    if (layout == Layout::row_major) memory_.emplace_back(answers.respondents * (items + 2) * size + 1);
    for (std::size_t j = 0; j < items; ++j) {
      std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(size);
      unsigned char* first = nullptr;
      if (layout == Layout::row_major) {
        stride *= static_cast<std::ptrdiff_t>(items + 2);
        first = memory_[0].data() + j * size;
      } else {
        if (layout == Layout::odd) stride += static_cast<std::ptrdiff_t>(1 + random.below(3));
        const std::size_t misplaced = layout == Layout::odd ? 1 : 0;
        std::vector<unsigned char>& bytes = memory_.emplace_back(
            answers.respondents * static_cast<std::size_t>(stride) + misplaced + size, 0x5A);
        first = bytes.data() + misplaced;
        if (layout == Layout::backwards && answers.respondents > 0) {
          first += (answers.respondents - 1) * size;
          stride = -stride;
        }
      }
      for (std::size_t i = 0; i < answers.respondents; ++i) {
        std::memcpy(first + static_cast<std::ptrdiff_t>(i) * stride, &answers.columns[j][i], size);
      }
      ResponseColumn column{.data = first, .type = element_type_of<T>(), .stride = stride};
      if (answers.has_sentinel) column.missing_code = sentinel;
      if (answers.has_not_applicable) column.not_applicable_code = not_applicable_number;
      if (!answers.valid.empty()) add_bitmap(random, answers.valid[j], column);
      columns.push_back(column);
    }
    view_ = ResponseView(answers.respondents, columns);
  }
  [[nodiscard]] const ResponseView& view() const { return view_; }

 private:
  void add_bitmap(Random& random, const std::vector<bool>& valid, ResponseColumn& column) {
    column.validity_offset = random.below(14);
    std::vector<std::uint8_t>& bits =
        bitmaps_.emplace_back((column.validity_offset + valid.size()) / 8 + 1, 0xA5);
    for (std::size_t i = 0; i < valid.size(); ++i) {
      const std::size_t bit = column.validity_offset + i;
      const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
      bits[bit / 8] = static_cast<std::uint8_t>(valid[i] ? bits[bit / 8] | mask : bits[bit / 8] & ~mask);
    }
    column.validity = bits.data();
  }

  std::vector<std::vector<unsigned char>> memory_;
  std::vector<std::vector<std::uint8_t>> bitmaps_;
  ResponseView view_;
};

}  // namespace intimetry::test
