#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/distributions.hpp"
#include "intimetry/stats/normal_scores.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE double normal_score(double rank, double n, PlottingPosition position) {
  require(rank >= 1 && rank <= n, ErrorCode::bad_argument, "normal_score", "rank", "expected 1 to n");
  switch (position) {
    case PlottingPosition::rankit:
      return normal_quantile((rank - 0.5) / n);
    case PlottingPosition::blom:
      return normal_quantile((rank - 0.375) / (n + 0.25));
    case PlottingPosition::tukey:
      return normal_quantile((rank - 1.0 / 3) / (n + 1.0 / 3));
    case PlottingPosition::van_der_waerden:
      break;
  }
  return normal_quantile(rank / (n + 1));
}

INTIMETRY_INLINE std::vector<double> mean_ranks(std::span<const double> scores) {
  std::vector<double> sorted;
  for (const double score : scores) {
    if (!std::isnan(score)) sorted.push_back(score);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> ranks;
  for (const double score : scores) {
    if (std::isnan(score)) {
      ranks.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    const auto equal = std::equal_range(sorted.begin(), sorted.end(), score);
    const auto below = static_cast<double>(equal.first - sorted.begin());
    const auto count = static_cast<double>(equal.second - equal.first);
    ranks.push_back(below + (count + 1) / 2);
  }
  return ranks;
}

INTIMETRY_INLINE std::vector<double> normal_scores(std::span<const double> scores,
                                                   PlottingPosition position) {
  std::vector<double> z = mean_ranks(scores);
  const auto n =
      static_cast<double>(std::count_if(z.begin(), z.end(), [](double rank) { return !std::isnan(rank); }));
  for (double& rank : z) {
    if (!std::isnan(rank)) rank = normal_score(rank, n, position);
  }
  return z;
}

}  // namespace intimetry::INTIMETRY_MODE
