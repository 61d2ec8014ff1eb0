#pragma once

#include <cmath>
#include <cstddef>

#include "intimetry/core/statistic.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry {

/// One estimate of a model with its test against zero.
struct Effect {
  Statistic value;
  Statistic se;
  Statistic df;
  Statistic t;
  Statistic p;  ///< two-sided
  Interval interval;
};

/// Why a model could not be fitted, and which of its columns is at fault.
struct ModelFault {
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
  WhyMissing why = WhyMissing::not_missing;
  std::size_t column = no_column;  ///< of the model's own list; no_column: not one of them alone
  [[nodiscard]] bool exists() const noexcept { return why != WhyMissing::not_missing; }
};

/// Returns an estimate with its t test and interval.
/// @formula t = value/se on df degrees of freedom; value +- t_quantile se
/// @degenerate a standard error of 0, as from a perfect fit: no_spread for the test, an interval of no width
/// @throws Error(bad_argument) unless df is above 0
/// @verified tests/reference/dyadic_apim
inline Effect t_effect(double value, double se, double df, double level) {
  Effect effect;
  effect.value = value;
  effect.se = se;
  effect.df = df;
  const double reach = t_quantile((1 - level) / 2, df, Tail::upper) * se;
  effect.interval = {value - reach, value + reach};
  if (se > 0) {
    effect.t = value / se;
    effect.p = 2 * t_probability(std::abs(effect.t.value), df, Tail::upper);
  } else {
    effect.t = effect.p = WhyMissing::no_spread;
  }
  return effect;
}

/// Returns an effect that could not be estimated.
/// @degenerate always: every part says why
inline Effect missing_effect(WhyMissing why) {
  Effect effect;
  effect.value = effect.se = effect.df = effect.t = effect.p = why;
  effect.interval = why;
  return effect;
}

}  // namespace intimetry
