#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/item_error.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Mean and SD of the numbers that are not missing.
struct ItemSpread {
  std::size_t n = 0;
  double mean = std::numeric_limits<double>::quiet_NaN();
  Statistic sd;

  explicit ItemSpread(std::span<const double> items) {
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double x : items) {
      if (std::isnan(x)) continue;
      sum += x;
      least = std::min(least, x);
      most = std::max(most, x);
      ++n;
    }
    if (n == 0) return;
    mean = sum / static_cast<double>(n);
    if (n < 2) return;
    // Equal numbers may differ from their mean by rounding; their variance is zero.
    if (least == most) {
      sd = MissingReason::zero_variance;
      return;
    }
    double squares = 0;
    for (const double x : items) squares += std::isnan(x) ? 0 : (x - mean) * (x - mean);
    sd = std::sqrt(squares / static_cast<double>(n - 1));
  }
};

/// Returns the items' mean and its error, scaled to the total over all k items.
inline ItemError item_error(const ItemSpread& spread, double value, double weight, std::size_t k) {
  ItemError error;
  error.items = spread.n;
  if (spread.n == 0) return error;
  const auto n = static_cast<double>(spread.n);
  error.df = n - 1;
  error.value = value;
  error.standard_error = spread.sd.exists()
                             ? Statistic(spread.sd.value * weight * std::sqrt(static_cast<double>(k) / n))
                             : spread.sd;
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ItemError conditional_error(std::span<const double> shares, std::span<const double> ranges) {
  require(shares.size() == ranges.size(), ErrorCode::shape_mismatch, "conditional_error", "ranges",
          "expected one for each item");
  double squares = 0;
  for (const double range : ranges) {
    require(std::isfinite(range), ErrorCode::bad_argument, "conditional_error", "ranges",
            "expected finite numbers");
    squares += range * range;
  }
  double value = 0;
  const stats::detail::ItemSpread spread(shares);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    value += (std::isnan(shares[i]) ? spread.mean : shares[i]) * ranges[i];
  }
  return stats::detail::item_error(spread, value, std::sqrt(squares), shares.size());
}

INTIMETRY_INLINE ItemError paired_item_error(std::span<const double> differences) {
  const stats::detail::ItemSpread spread(differences);
  const auto k = static_cast<double>(differences.size());
  return stats::detail::item_error(spread, k * spread.mean, std::sqrt(k), differences.size());
}

}  // namespace intimetry::INTIMETRY_MODE
