#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/statistic.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/alpha.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/icc.hpp"
#include "intimetry/stats/item_bootstrap.hpp"
#include "intimetry/stats/omega.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry {

/// How reliable the scores of one scale are in one sample.
struct ScaleReliability {
  std::string scale;
  std::vector<std::string> items;  ///< ids, in the scale's order; item statistics are in alpha.items
  std::int64_t sheets = 0;         ///< answer sheets in the sample, complete or not
  Alpha alpha;
  Omega omega;
  SplitHalf split_half;  ///< odd against even items
  Statistic mean;        ///< of the score, over the cases used, in the instrument's unit
  Statistic sd;
  Statistic sem_alpha;  ///< standard error of measurement by alpha
  Statistic sem_omega;  ///< by omega
  std::optional<ItemBootstrap> bootstrap;
  std::optional<Icc> icc;  ///< items as judges of respondents; listwise

  /// Returns the coefficient that an error rests on: omega where it exists without a negative unique
  /// variance, else alpha.
  [[nodiscard]] const Statistic& coefficient() const noexcept {
    return rests_on_omega() ? omega.omega : alpha.alpha;
  }
  [[nodiscard]] const Statistic& sem() const noexcept { return rests_on_omega() ? sem_omega : sem_alpha; }
  [[nodiscard]] bool rests_on_omega() const noexcept { return omega.omega.exists() && omega.heywood.empty(); }
};

/// Returns the standard error of measurement.
/// @formula s sqrt(1 - r)
/// @source Lord and Novick 1968, Statistical Theories of Mental Test Scores, eq. 3.5.4
/// @unit that of the standard deviation
/// @degenerate a missing part: its reason; a reliability below 0, which no scale has: contradictory
inline Statistic standard_error_of_measurement(const Statistic& sd, const Statistic& reliability) {
  if (!sd.exists()) return sd;
  if (!reliability.exists()) return reliability;
  if (reliability.value < 0) return WhyMissing::contradictory;
  return sd.value * std::sqrt(std::max(0.0, 1 - reliability.value));
}

/// Returns how much a scale's score changes when the sum of its keyed answers changes by one.
inline double score_per_sum(const PlanScale& scale) {
  const auto k = static_cast<double>(scale.keys.size());
  return scale.score == ScoreKind::mean ? scale.multiplier / k : scale.multiplier;
}

/// Returns the reliability of a scale's scores from the covariances of its keyed items.
/// @missing listwise or pairwise, as the covariances are
/// @degenerate as cronbach_alpha, omega_total and split_half say; mean without a case and standard deviation
///   below two: too_few_cases
/// @throws Error(shape_mismatch) for covariances of another number of items
/// @verified tests/reference/alpha, omega and split_half
inline ScaleReliability scale_reliability(const ScoringPlan& plan, const PlanScale& scale,
                                          const CovarianceMatrix& items, double level = 0.95) {
  const std::size_t k = scale.keys.size();
  require(items.k == k, ErrorCode::shape_mismatch, "scale_reliability", "items",
          "expected the covariances of " + std::to_string(k) + " items");
  ScaleReliability result;
  result.scale = scale.id;
  for (const PlanKey& key : scale.keys) result.items.push_back(plan.items[key.item].id);
  result.alpha = cronbach_alpha(items, level);
  result.omega = omega_total(items);
  result.split_half = split_half(items);
  const std::int64_t n = result.alpha.n;
  const double unit = score_per_sum(scale);
  double sum = 0;
  double variance = 0;
  for (std::size_t i = 0; i < k; ++i) {
    sum += items.mean[i];
    for (std::size_t j = 0; j < k; ++j) variance += items(i, j);
  }
  result.mean = n > 0 ? Statistic(scale.offset + unit * sum) : Statistic(WhyMissing::too_few_cases);
  if (n < 2) {
    result.sd = WhyMissing::too_few_cases;
  } else if (result.alpha.alpha.why == WhyMissing::no_spread) {
    result.sd = 0.0;  // covariances that cancel leave rounding
  } else {
    result.sd =
        variance < 0 ? Statistic(WhyMissing::contradictory) : Statistic(std::abs(unit) * std::sqrt(variance));
  }
  result.sem_alpha = standard_error_of_measurement(result.sd, result.alpha.alpha);
  result.sem_omega = standard_error_of_measurement(result.sd, result.omega.omega);
  return result;
}

}  // namespace intimetry
