#pragma once

#include <cstddef>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

/// One estimate of a model, with its test against zero.
struct Effect {
  Statistic value;
  Statistic se;
  Statistic df;
  Statistic t;
  Statistic p;  ///< two-sided
  Interval interval;
};

/// Why a model could not be fitted, and the column that causes it.
struct ModelFault {
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
  MissingReason reason = MissingReason::not_missing;
  std::size_t column = no_column;  ///< index in the model's own list; no_column: several, or none
  [[nodiscard]] bool exists() const noexcept { return reason != MissingReason::not_missing; }
};

/// Returns an estimate with its t test and interval.
/// @formula t = value/se on df degrees of freedom; value +- t_quantile se
/// @degenerate a standard error of 0, for a perfect fit: zero_variance for the test, an interval of zero
/// width
/// @throws Error(bad_argument) unless df is above 0
/// @verified tests/reference/apim
Effect t_effect(double value, double se, double df, double level);

/// Returns an effect that could not be estimated.
/// @degenerate always: every member has the missing reason
Effect missing_effect(MissingReason reason);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/effect.ipp"
#endif
