#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/reliability/scale_reliability.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic standard_error_of_measurement(const Statistic& sd, const Statistic& reliability) {
  if (!sd.exists()) return sd;
  if (!reliability.exists()) return reliability;
  if (reliability.value < 0) return MissingReason::contradictory;
  return sd.value * std::sqrt(std::max(0.0, 1 - reliability.value));
}

INTIMETRY_INLINE double score_per_sum(const PlanScale& scale) {
  const auto k = static_cast<double>(scale.keys.size());
  return scale.score == ScoreKind::mean ? scale.multiplier / k : scale.multiplier;
}

INTIMETRY_INLINE ScaleReliability scale_reliability(const ScoringPlan& plan, const PlanScale& scale,
                                                    const CovarianceMatrix& items, double level) {
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
  result.mean = n > 0 ? Statistic(scale.offset + unit * sum) : Statistic(MissingReason::too_few_cases);
  if (n < 2) {
    result.sd = MissingReason::too_few_cases;
  } else if (result.alpha.alpha.reason == MissingReason::zero_variance) {
    result.sd = 0.0;  // covariances that cancel leave rounding errors
  } else {
    result.sd = variance < 0 ? Statistic(MissingReason::contradictory)
                             : Statistic(std::abs(unit) * std::sqrt(variance));
  }
  result.sem_alpha = standard_error_of_measurement(result.sd, result.alpha.alpha);
  result.sem_omega = standard_error_of_measurement(result.sd, result.omega.omega);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
