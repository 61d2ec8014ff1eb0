#pragma once

#include <cmath>

#include "intimetry/dyadic/effect.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Effect t_effect(double value, double se, double df, double level) {
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
    effect.t = effect.p = MissingReason::zero_variance;
  }
  return effect;
}

INTIMETRY_INLINE Effect missing_effect(MissingReason reason) {
  Effect effect;
  effect.value = effect.se = effect.df = effect.t = effect.p = reason;
  effect.interval = reason;
  return effect;
}

}  // namespace intimetry::INTIMETRY_MODE
