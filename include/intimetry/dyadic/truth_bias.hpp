#pragma once

#include <array>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Both members' answers about themselves, and their beliefs about the other.
struct JudgementModel {
  MemberValues judgement;  ///< by this member, about the partner
  MemberValues now;        ///< this member's own answer
};

struct TruthBias {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  ModelFault fault;
  Effect mean_bias;   ///< b0: judgements minus truth on average
  Effect truth;       ///< t: effect of the partner's own answer on judgements
  Effect similarity;  ///< s: effect of the judge's own answer: assumed similarity
  Statistic residual_correlation;
};

struct TruthBiasRoles {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  ModelFault fault;
  std::array<Effect, 2> mean_bias;  ///< of the first member's judgements, and of the second's
  std::array<Effect, 2> truth;
  std::array<Effect, 2> similarity;
  Effect mean_bias_difference;
  Effect truth_difference;
  Effect similarity_difference;
};

/// Returns how judgements of the partner depend on the truth and on the judge's own answer, for exchangeable
/// members.
/// @formula the APIM of judgements on own answers: s is the actor effect, t the partner effect. b0 is the
///   mean of J - T, T the partner's own answer, over couples' means, t with n - 1 degrees of freedom. The
///   intercept of the regression on centred variables is the same number, but its standard error ignores the
///   error of the centring constant, for a type I error of .16 to .32
/// @source West and Kenny 2011, Psychol Rev 118:357, doi 10.1037/a0022936
/// @shape one value per couple in every span
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate as for apim; b0 exists with two couples or more
/// @throws as apim
/// @verified tests/reference/truth_bias (R: t.test, lm, gls)
TruthBias truth_bias(const JudgementModel& model, double level = 0.95);

/// Returns the same for members with roles, for the judgements of each.
/// @formula as truth_bias, by apim_roles; b0 of one role's judgements by their paired t test
/// @source as truth_bias
/// @shape as truth_bias
/// @missing as truth_bias
/// @degenerate as truth_bias
/// @throws as apim
/// @verified tests/reference/truth_bias (R: t.test, lm)
TruthBiasRoles truth_bias_roles(const JudgementModel& model, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/truth_bias.ipp"
#endif
