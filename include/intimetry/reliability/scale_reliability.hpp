#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/alpha.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/icc.hpp"
#include "intimetry/stats/item_bootstrap.hpp"
#include "intimetry/stats/omega.hpp"
#include "intimetry/stats/split_half.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The reliability of the scores of one scale in one sample.
struct ScaleReliability {
  std::string scale;
  std::vector<std::string> items;    ///< ids, in the scale's order; item statistics are in alpha.items
  std::int64_t administrations = 0;  ///< administrations in the sample, complete or not
  Alpha alpha;
  Omega omega;
  SplitHalf split_half;  ///< odd against even items
  Statistic mean;        ///< of the score, over the cases used, in the instrument's unit
  Statistic sd;
  Statistic sem_alpha;  ///< standard error of measurement by alpha
  Statistic sem_omega;  ///< by omega
  std::optional<ItemBootstrap> bootstrap;
  std::optional<Icc> icc;  ///< items as judges of respondents; listwise

  /// Returns the coefficient for measurement error: omega if it exists without a negative unique variance,
  /// otherwise alpha.
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
/// @degenerate a missing argument: its reason; a negative reliability, which is impossible: contradictory
Statistic standard_error_of_measurement(const Statistic& sd, const Statistic& reliability);

/// Returns the change of a scale's score for one unit of the sum of its keyed answers.
double score_per_sum(const PlanScale& scale);

/// Returns the reliability of a scale's scores from the covariances of its keyed items.
/// @missing listwise or pairwise, as the covariances are
/// @degenerate as in cronbach_alpha, omega_total and split_half; mean without a case and standard deviation
///   of fewer than two: too_few_cases
/// @throws Error(shape_mismatch) for covariances of another number of items
/// @verified tests/reference/alpha, omega and split_half
ScaleReliability scale_reliability(const ScoringPlan& plan, const PlanScale& scale,
                                   const CovarianceMatrix& items, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/reliability/impl/scale_reliability.ipp"
#endif
