#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/norm_file.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/keyed_answers.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The available sources of measurement error, and the source that the user requires, if any.
struct ErrorSources {
  const Instrument* instrument = nullptr;          ///< its published figures; null: none
  const NormFile* local = nullptr;                 ///< the user's own norm file, or null
  std::string group = {};                          ///< the group of the norm file for these people
  std::optional<ErrorSource> only = std::nullopt;  ///< only this source; none: the first available
};

/// One administration's answers to one scale, with what its error depends on.
struct AnsweredScale {
  Perspective perspective = Perspective::now;
  std::optional<std::string> role = std::nullopt;  ///< the respondent's; figures for another role are not
                                                   ///< used
  KeyedAnswers keyed = {};  ///< without items: not available; the score then counts as complete
};

/// Returns the administration of one administration (or response).
/// @throws Error(unknown_id) for a scale that the plan does not have
template <class Answered>
AnsweredScale answered_scale(const ScoringPlan& plan, std::string_view scale, const Answered& answered,
                             std::optional<std::string> role = std::nullopt) {
  return {answered.perspective, std::move(role), keyed_answers(plan, scale, answered)};
}

/// The use of an error, which decides between reliability coefficients.
enum class ErrorUse : unsigned char { score, discrepancy, change };

/// Returns the rule for choosing a reliability coefficient, in words.
constexpr std::string_view coefficient_rule(ErrorUse use) noexcept {
  return use == ErrorUse::change
             ? "a retest coefficient over an interval half to twice as long, else alpha, else omega"
             : "omega, else alpha";
}

/// Returns whether a retest interval is comparable with the time between two administrations.
/// @formula half to twice as long
bool is_comparable_interval(int retest_days, int days) noexcept;

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/precision/impl/error_sources.ipp"
#endif
