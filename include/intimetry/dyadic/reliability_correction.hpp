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

/// An estimate of an effect without measurement error in the predictors.
struct CorrectedEffect {
  Statistic value;
  Interval interval;  ///< percentiles over resampled couples, with the reliability known
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

/// Returns actor and partner effects corrected for the predictors' measurement error, to report with the
/// model's own. Error biases the actor effect towards zero, and moves part of it to the partner effect.
/// @formula error variance (1 - r) times the variance of all members around their mean, subtracted twice from
///   the variance of the sums and of the differences: errors of partners are independent. Couples are
///   resampled, with r known
/// @source Fuller 1987, Measurement Error Models, section 2.2; for dyads: Kenny, Kashy and Cook 2006, ch. 7
/// @shape as apim; one reliability per predictor
/// @missing as apim
/// @degenerate a reliability below what the correlations allow: contradictory; a fault of apim remains a
///   fault
/// @throws as apim; shape_mismatch, bad_argument for reliabilities that are not above 0 and at most 1
/// @verified tests/reference/reliability_correction (R: lavaan, latent predictors with fixed error variances)
CorrectedApim corrected_apim(const ApimModel& model, std::span<const double> reliabilities,
                             double level = 0.95, const ResampleOptions& options = {});

/// Returns the same for members with roles; a predictor has the same reliability in both roles.
/// @formula error variance (1 - r) times the variance in each role, subtracted from the diagonal of X'X
/// @source as corrected_apim
/// @shape as apim_roles; one reliability per predictor
/// @missing as apim_roles
/// @degenerate as corrected_apim
/// @throws as corrected_apim
/// @verified tests/reference/reliability_correction (R: lavaan)
CorrectedRoles corrected_apim_roles(const ApimRolesModel& model, std::span<const double> reliabilities,
                                    double level = 0.95, const ResampleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/reliability_correction.ipp"
#endif
