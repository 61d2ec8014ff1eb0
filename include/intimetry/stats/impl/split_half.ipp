#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic spearman_brown(double r, double lengths) {
  require(r >= -1 && r <= 1, ErrorCode::bad_argument, "spearman_brown", "r", "expected a correlation");
  require(lengths > 0, ErrorCode::bad_argument, "spearman_brown", "lengths", "expected a number above 0");
  const double below = 1 + (lengths - 1) * r;
  if (below == 0) return MissingReason::zero_variance;
  if (below < 0) return MissingReason::contradictory;
  return lengths * r / below;
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::stats::detail {

INTIMETRY_INLINE bool lacks_spread(double variance, double summed_magnitudes) noexcept {
  // Covariances that cancel leave a rounding error.
  return std::abs(variance) <= 16 * std::numeric_limits<double>::epsilon() * summed_magnitudes;
}

INTIMETRY_INLINE void BlockSum::add(double covariance) noexcept {
  sum += covariance;
  magnitude += std::abs(covariance);
}

INTIMETRY_INLINE MissingReason BlockSum::why_no_variance() const noexcept {
  if (lacks_spread(sum, magnitude)) return MissingReason::zero_variance;
  return sum < 0 ? MissingReason::contradictory : MissingReason::not_missing;
}

INTIMETRY_INLINE std::int64_t fewest_cases(const CovarianceMatrix& items, std::string_view function) {
  const std::size_t size = items.k * items.k;
  require(size > 0 && items.covariance.size() == size && items.n.size() == size, ErrorCode::shape_mismatch,
          function, "items", "expected k x k covariances and numbers of cases, k above 0");
  for (std::size_t i = 0; i < size; ++i) {
    require(items.n[i] < 2 || std::isfinite(items.covariance[i]), ErrorCode::bad_argument, function, "items",
            "a covariance of at least two cases is not a number");
  }
  return *std::min_element(items.n.begin(), items.n.end());
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE SplitHalf split_half(const CovarianceMatrix& items, std::span<const int> marks) {
  require(marks.size() == items.k, ErrorCode::shape_mismatch, "split_half", "marks",
          "expected one for each of " + std::to_string(items.k) + " items");
  const bool all_marked =
      std::all_of(marks.begin(), marks.end(), [](int mark) { return mark == 0 || mark == 1; });
  require(all_marked, ErrorCode::bad_argument, "split_half", "marks", "expected 0 or 1");
  SplitHalf result;
  result.cases = items.cases;
  result.n = stats::detail::fewest_cases(items, "split_half");
  stats::detail::BlockSum block[3];  // within the first half, across, within the second
  for (std::size_t i = 0; i < items.k; ++i) {
    for (std::size_t j = 0; j < items.k; ++j) block[marks[i] + marks[j]].add(items(i, j));
  }
  const auto in_second = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), 1));
  MissingReason reason = MissingReason::not_missing;
  if (in_second == 0 || in_second == items.k) {
    reason = MissingReason::number_of_items;
  } else if (result.n < 2) {
    reason = MissingReason::too_few_cases;
  } else if (reason = block[0].why_no_variance(); reason == MissingReason::not_missing) {
    reason = block[2].why_no_variance();
  }
  if (reason != MissingReason::not_missing) {
    result.between_halves = result.spearman_brown = result.guttman = reason;
    return result;
  }
  const double across = block[1].sum / 2;  // both triangles were added
  const double r = across / std::sqrt(block[0].sum * block[2].sum);
  const stats::detail::BlockSum whole{block[0].sum + block[1].sum + block[2].sum,
                                      block[0].magnitude + block[1].magnitude + block[2].magnitude};
  if (std::abs(r) > 1 + 1e-9) {
    result.between_halves = result.spearman_brown = MissingReason::contradictory;
  } else {
    result.between_halves = std::clamp(r, -1.0, 1.0);  // beyond 1 only by rounding
    result.spearman_brown = intimetry::spearman_brown(result.between_halves.value);
  }
  const MissingReason no_whole = whole.why_no_variance();
  result.guttman =
      no_whole == MissingReason::not_missing ? Statistic(4 * across / whole.sum) : Statistic(no_whole);
  return result;
}

INTIMETRY_INLINE SplitHalf split_half(const CovarianceMatrix& items) {
  std::vector<int> marks(items.k);
  for (std::size_t i = 0; i < items.k; ++i) marks[i] = static_cast<int>(i % 2);
  return split_half(items, marks);
}

}  // namespace intimetry::INTIMETRY_MODE
