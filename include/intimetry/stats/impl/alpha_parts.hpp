#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// A coefficient cannot exceed 1: slightly more is a rounding error, much more a contradiction of pairwise
/// covariances.
inline Statistic at_most_one(double coefficient) {
  if (coefficient > 1 + 1e-9) return MissingReason::contradictory;
  return std::min(coefficient, 1.0);
}

/// Returns alpha from the trace and the sum of a covariance matrix of k items.
inline Statistic alpha_of(std::size_t k, double trace, const BlockSum& all) {
  if (k < 2) return MissingReason::number_of_items;
  if (const MissingReason reason = all.why_no_variance(); reason != MissingReason::not_missing) return reason;
  const auto items = static_cast<double>(k);
  return at_most_one(items / (items - 1) * (1 - trace / all.sum));
}

/// The sums over a covariance matrix for alpha and related coefficients.
class ItemSums {
 public:
  explicit ItemSums(const CovarianceMatrix& items) : c_(items), row_(items.k) {
    for (std::size_t i = 0; i < items.k; ++i) {
      trace_ += items(i, i);
      for (std::size_t j = 0; j < items.k; ++j) {
        row_[i].add(items(i, j));
        all_.add(items(i, j));
      }
    }
  }

  [[nodiscard]] Statistic alpha() const { return alpha_of(c_.k, trace_, all_); }

  [[nodiscard]] Statistic alpha_without(std::size_t dropped) const {
    if (c_.k < 3) return MissingReason::number_of_items;
    return alpha_of(c_.k - 1, trace_ - c_(dropped, dropped), rest(dropped));
  }

  [[nodiscard]] Statistic item_rest(std::size_t item) const {
    const double variance = c_(item, item);
    if (!(variance > 0)) return MissingReason::zero_variance;
    const BlockSum others = rest(item);
    if (const MissingReason reason = others.why_no_variance(); reason != MissingReason::not_missing)
      return reason;
    const double r = (row_[item].sum - variance) / std::sqrt(variance * others.sum);
    if (std::abs(r) > 1 + 1e-9) return MissingReason::contradictory;
    return std::clamp(r, -1.0, 1.0);  // beyond 1 only by rounding
  }

  [[nodiscard]] Statistic lambda2() const {
    if (const MissingReason reason = all_.why_no_variance(); reason != MissingReason::not_missing)
      return reason;
    double squares = 0;
    for (std::size_t i = 0; i < c_.k; ++i) {
      for (std::size_t j = 0; j < c_.k; ++j) {
        const double share = c_(i, j) / all_.sum;
        if (i != j) squares += share * share;
      }
    }
    const auto k = static_cast<double>(c_.k);
    return at_most_one(1 - trace_ / all_.sum + std::sqrt(k / (k - 1) * squares));
  }

  [[nodiscard]] Statistic standard_error(std::int64_t n) const {
    if (const MissingReason reason = all_.why_no_variance(); reason != MissingReason::not_missing)
      return reason;
    double trace_of_square = 0;
    double sum_of_square = 0;
    for (std::size_t i = 0; i < c_.k; ++i) {
      const double row = row_[i].sum / all_.sum;
      sum_of_square += row * row;
      for (std::size_t j = 0; j < c_.k; ++j) {
        const double share = c_(i, j) / all_.sum;
        trace_of_square += share * share;
      }
    }
    const double trace = trace_ / all_.sum;
    const auto k = static_cast<double>(c_.k);
    const double q =
        2 * k * k / ((k - 1) * (k - 1)) * (trace_of_square + trace * trace - 2 * trace * sum_of_square);
    // Q is zero for identical items, and may be slightly negative by rounding.
    if (q < -1e-9) return MissingReason::contradictory;
    return std::sqrt(std::max(q, 0.0) / static_cast<double>(n));
  }

 private:
  [[nodiscard]] BlockSum rest(std::size_t item) const {
    BlockSum others;
    for (std::size_t i = 0; i < c_.k; ++i) {
      for (std::size_t j = 0; j < c_.k; ++j) {
        if (i != item && j != item) others.add(c_(i, j));
      }
    }
    return others;
  }

  const CovarianceMatrix& c_;
  std::vector<BlockSum> row_;
  BlockSum all_;
  double trace_ = 0;
};

inline Statistic standardised_alpha(const CovarianceMatrix& items) {
  BlockSum all;
  for (std::size_t i = 0; i < items.k; ++i) {
    if (!(items(i, i) > 0)) return MissingReason::zero_variance;
    for (std::size_t j = 0; j < items.k; ++j) {
      all.add(i == j ? 1 : items(i, j) / std::sqrt(items(i, i) * items(j, j)));
    }
  }
  return alpha_of(items.k, static_cast<double>(items.k), all);
}

/// Returns the items to reflect so that none has a negative covariance with the sum of the others.
inline std::vector<std::size_t> items_to_rekey(const CovarianceMatrix& items) {
  const std::size_t k = items.k;
  std::vector<double> sign(k, 1);
  // Each reflection increases the variance of the sum, so no set of reflections is repeated and the loop
  // ends.
  for (;;) {
    std::size_t worst = k;
    double lowest = 0;
    for (std::size_t i = 0; i < k; ++i) {
      BlockSum rest;
      for (std::size_t j = 0; j < k; ++j) {
        if (j != i) rest.add(sign[i] * sign[j] * items(i, j));
      }
      if (rest.sum < lowest && !lacks_spread(rest.sum, rest.magnitude)) {
        worst = i;
        lowest = rest.sum;
      }
    }
    if (worst == k) break;
    sign[worst] = -sign[worst];
  }
  const auto reflected = static_cast<std::size_t>(std::count(sign.begin(), sign.end(), -1.0));
  const bool others_are_fewer = 2 * reflected > k || (2 * reflected == k && sign[0] < 0);
  std::vector<std::size_t> rekey;
  for (std::size_t i = 0; i < k; ++i) {
    if ((sign[i] < 0) != others_are_fewer) rekey.push_back(i);
  }
  return rekey;
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
