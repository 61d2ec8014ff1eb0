#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// Which probability the r-th of n people stands for.
enum class PlottingPosition : unsigned char { rankit, blom, tukey, van_der_waerden };

template <>
struct Words<PlottingPosition> {
  static constexpr std::array table{
      Word<PlottingPosition>{PlottingPosition::rankit, "rankit"},
      Word<PlottingPosition>{PlottingPosition::blom, "blom"},
      Word<PlottingPosition>{PlottingPosition::tukey, "tukey"},
      Word<PlottingPosition>{PlottingPosition::van_der_waerden, "van_der_waerden"}};
};

/// Returns the z of a rank among n.
/// @formula Phi^-1 of rankit (r - 1/2)/n, Blom (r - 3/8)/(n + 1/4), Tukey (r - 1/3)/(n + 1/3), van der
/// Waerden
///   r/(n + 1)
/// @source Solomon and Sawilowsky 2009, J Mod Appl Stat Methods 8:448, doi 10.22237/jmasm/1257034080, where
///   rankit comes closest to the mean and SD that T scores promise
/// @throws Error(bad_argument) unless 1 <= rank <= n
/// @verified tests/reference/normal_scores (pspp RANK; R)
inline double normal_score(double rank, double n, PlottingPosition position = PlottingPosition::rankit) {
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

/// Returns the rank of each score, the lowest being 1; equal scores share the mean of their ranks.
/// @missing NaN has no rank: NaN
/// @verified tests/reference/normal_scores (pspp RANK; R rank)
inline std::vector<double> mean_ranks(std::span<const double> scores) {
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

/// Returns each score as the z that its rank would have under a normal distribution.
/// @formula normal_score of the mean rank
/// @missing NaN stays NaN, and does not count
/// @degenerate all scores equal: all 0
/// @verified tests/reference/normal_scores (pspp RANK; R)
inline std::vector<double> normal_scores(std::span<const double> scores,
                                         PlottingPosition position = PlottingPosition::rankit) {
  std::vector<double> z = mean_ranks(scores);
  const auto n =
      static_cast<double>(std::count_if(z.begin(), z.end(), [](double rank) { return !std::isnan(rank); }));
  for (double& rank : z) {
    if (!std::isnan(rank)) rank = normal_score(rank, n, position);
  }
  return z;
}

}  // namespace intimetry
