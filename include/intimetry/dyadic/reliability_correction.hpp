#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What an effect would be without measurement error in the predictors.
struct CorrectedEffect {
  Statistic value;
  Interval interval;  ///< percentiles of couples resampled, the reliability taken as known
};

struct CorrectedApim {
  std::int64_t n = 0;
  ModelFault fault;
  std::vector<std::array<CorrectedEffect, 2>> predictors;  ///< actor and partner
};

struct CorrectedRoles {
  std::int64_t n = 0;
  ModelFault fault;
  /// By predictor and role: actor and partner.
  std::vector<std::array<std::array<CorrectedEffect, 2>, 2>> predictors;
};

/// Returns actor and partner effects with the predictors' measurement error taken out, to be shown beside the
/// model's own: error draws the actor effect towards zero, and moves part of it to the partner.
/// @formula error variance (1 - r) times the variance of all members about their mean, taken twice from the
///   variance of the sums and of the differences: errors of partners are independent. Couples resampled, r
///   taken as known
/// @source Fuller 1987, Measurement Error Models, section 2.2; for dyads: Kenny, Kashy and Cook 2006, ch. 7
/// @shape as apim's; one reliability a predictor
/// @missing as apim's
/// @degenerate less reliable than the correlations allow: contradictory; a fault of apim's stays one
/// @throws as apim does; shape_mismatch, bad_argument for reliabilities that are not above 0 and at most 1
/// @verified tests/reference/reliability_correction (R: lavaan, latent predictors with fixed error variances)
CorrectedApim corrected_apim(const ApimModel& model, std::span<const double> reliabilities,
                             double level = 0.95, const ResampleOptions& options = {});

/// Returns the same of members who have roles; a predictor is as reliable in one role as in the other.
/// @formula error variance (1 - r) times the variance in each role, taken from the diagonal of X'X
/// @source as corrected_apim
/// @shape as apim_roles'; one reliability a predictor
/// @missing as apim_roles'
/// @degenerate as corrected_apim
/// @throws as corrected_apim does
/// @verified tests/reference/reliability_correction (R: lavaan)
CorrectedRoles corrected_apim_roles(const ApimRolesModel& model, std::span<const double> reliabilities,
                                    double level = 0.95, const ResampleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/reliability_correction.ipp"
#endif
