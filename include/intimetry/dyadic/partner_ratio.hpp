#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/apim.hpp"
#include "intimetry/dyadic/apim_roles.hpp"
#include "intimetry/dyadic/fieller.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE {

struct ResampleOptions {
  std::size_t draws = 2000;
  std::uint64_t seed = default_seed;
};

/// k: the partner effect divided by the actor effect. 1: both have the same effect (couple pattern); 0: only
/// the own value has an effect (actor pattern); -1: only the difference has an effect (contrast pattern).
struct PartnerRatio {
  Statistic k;         ///< missing unless the actor effect is significant
  Interval bootstrap;  ///< missing as k
  FiellerSet set;      ///< always exists
};

/// Returns k of each predictor of a model of exchangeable members.
/// @formula k = partner/actor if the actor effect is significant; percentiles over resampled couples; the
///   Fieller set with t and n - 2 degrees of freedom (fewer with covariates: those of the means)
/// @source Kenny and Ledermann 2010, J Fam Psychol 24:359, doi 10.1037/a0019651; fieller_set
/// @shape as apim; one element per predictor
/// @missing as apim
/// @degenerate actor effect not significant: denominator_near_zero for k and its bootstrap, never for the set
/// @throws as apim; bad_argument for no draws
/// @verified tests/reference/partner_ratio (R)
std::vector<PartnerRatio> partner_ratios(const ApimModel& model, double level = 0.95,
                                         const ResampleOptions& options = {});

/// Returns k of each predictor for the outcome of each role.
/// @formula as partner_ratios; the Fieller set with t and n - p degrees of freedom
/// @source as partner_ratios
/// @shape as apim_roles; one element per predictor, each with one element per role
/// @missing as apim_roles
/// @degenerate as partner_ratios
/// @throws as apim_roles; bad_argument for no draws
/// @verified tests/reference/partner_ratio (R)
std::vector<std::array<PartnerRatio, 2>> partner_ratios(const ApimRolesModel& model, double level = 0.95,
                                                        const ResampleOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/partner_ratio.ipp"
#endif
