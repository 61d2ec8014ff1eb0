#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "intimetry/quality/impl/numbers.hpp"
#include "intimetry/quality/key_faults.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/distributions.hpp"

namespace intimetry::INTIMETRY_MODE::quality::detail {

inline constexpr double key_level = 0.01;

inline SignEvidence sign_evidence(double covariance, double variance_a, double variance_b, std::int64_t n) {
  SignEvidence evidence;
  evidence.n = n;
  evidence.r = evidence.p = MissingReason::too_few_cases;
  if (n < 4) return evidence;
  if (!(variance_a > 0 && variance_b > 0)) {
    evidence.r = evidence.p = evidence.interval.reason = MissingReason::zero_variance;
    return evidence;
  }
  const double r = std::clamp(covariance / (std::sqrt(variance_a) * std::sqrt(variance_b)), -1.0, 1.0);
  const double z = std::atanh(r);  // infinite for -1 and 1, as is the test statistic
  const double error = 1 / std::sqrt(static_cast<double>(n) - 3);
  const double reach = normal_quantile(0.975) * error;
  evidence.r = r;
  evidence.interval = Interval(std::tanh(z - reach), std::tanh(z + reach));
  evidence.p = std::isinf(z) ? (z < 0 ? 0.0 : 1.0) : normal_probability(z / error);
  return evidence;
}

inline bool against_the_key(const SignEvidence& evidence) {
  return evidence.p.exists() && evidence.p.value < key_level;
}

/// Returns the covariances of answers before reversal from those of keyed answers: reversal only changes
/// signs.
inline CovarianceMatrix without_turning(CovarianceMatrix c, const std::vector<bool>& reversed) {
  for (std::size_t i = 0; i < c.k; ++i) {
    for (std::size_t j = 0; j < c.k; ++j) c.covariance[i * c.k + j] *= reversed[i] == reversed[j] ? 1 : -1;
  }
  return c;
}

/// Returns sums of blocks of a scale's covariances.
inline double block(const CovarianceMatrix& c, const std::vector<bool>& rows,
                    const std::vector<bool>& columns) {
  double sum = 0;
  for (std::size_t i = 0; i < c.k; ++i) {
    for (std::size_t j = 0; j < c.k; ++j) sum += rows[i] && columns[j] ? c(i, j) : 0;
  }
  return sum;
}

inline CovarianceMatrix keyed_covariances(const ScoringPlan& plan, const PlanScale& scale,
                                          const ResponseView& view) {
  Comoments moments(scale.keys.size());
  std::vector<double> row(scale.keys.size());
  for (std::size_t at = 0; at < view.respondents(); ++at) {
    for (std::size_t i = 0; i < scale.keys.size(); ++i) {
      const PlanKey& key = scale.keys[i];
      const PlanItem& item = plan.items[key.item];
      double x = given_answer(view.columns()[key.item], at, item).number;
      // An answer one step out of range may be a range shift, which must not hide this fault; a code such as
      // -99 is missing.
      if (!(x >= item.min - item.step && x <= item.max + item.step))
        x = std::numeric_limits<double>::quiet_NaN();
      row[i] = key.reversed ? item.min + item.max - x : x;
    }
    moments.add(row);
  }
  return moments.covariances(Cases::listwise);
}

/// The correlation of an item with the sum of the others.
inline SignEvidence item_rest(const CovarianceMatrix& c, std::size_t item) {
  std::vector<bool> self(c.k);
  std::vector<bool> rest(c.k, true);
  self[item] = true;
  rest[item] = false;
  return sign_evidence(block(c, self, rest), c(item, item), block(c, rest, rest), c.n[0]);
}

inline ScaleSigns scale_signs(const ScoringPlan& plan, std::size_t place, const ResponseView& view) {
  const PlanScale& scale = plan.scales[place];
  ScaleSigns signs;
  signs.scale = place;
  signs.between.r = signs.between.p = signs.between.interval.reason = MissingReason::number_of_items;
  const std::size_t k = scale.keys.size();
  if (k == 0) return signs;
  const CovarianceMatrix c = keyed_covariances(plan, scale, view);
  std::vector<bool> reversed(k);
  std::vector<bool> other(k);
  for (std::size_t i = 0; i < k; ++i) {
    reversed[i] = scale.keys[i].reversed;
    other[i] = !reversed[i];
    signs.reversed += reversed[i] ? 1 : 0;
    ItemSign& item = signs.items.emplace_back();
    item.item = scale.keys[i].item;
    item.reversed = reversed[i];
    item.rest.n = c.n[0];
    item.rest.r = item.rest.p = item.rest.interval.reason = MissingReason::number_of_items;
    item.unturned = item.rest;
  }
  const CovarianceMatrix as_they_stand = without_turning(c, reversed);
  for (std::size_t i = 0; k > 1 && i < k; ++i) {
    signs.items[i].rest = item_rest(c, i);
    signs.items[i].unturned = item_rest(as_they_stand, i);
  }
  if (signs.reversed > 0 && signs.reversed < k) {
    signs.between = sign_evidence(block(c, reversed, other), block(c, reversed, reversed),
                                  block(c, other, other), c.n[0]);
  }
  return signs;
}

/// With one item on one side, "already reversed" and "wrongly keyed" cannot be distinguished: this counts as
/// one item. In a scale that is already reversed, items are wrong if they correlate negatively with the
/// others before reversal.
inline void judge_scale(ScaleSigns& signs, bool whole_table) {
  const bool both_plural = signs.reversed > 1 && signs.items.size() - signs.reversed > 1;
  if (whole_table || (both_plural && against_the_key(signs.between))) {
    signs.suspicion = KeySuspicion::already_reversed;
  }
  const bool already = signs.suspicion == KeySuspicion::already_reversed;
  for (ItemSign& item : signs.items) {
    if (!against_the_key(already ? item.unturned : item.rest)) continue;
    item.suspicion = KeySuspicion::wrong_key;
    if (!already) signs.suspicion = KeySuspicion::wrong_key;
  }
}

}  // namespace intimetry::INTIMETRY_MODE::quality::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE KeyFaults key_faults(const ScoringPlan& plan, const ResponseView& view) {
  quality::detail::require_columns(plan, view, "key_faults");
  KeyFaults faults;
  std::size_t negative = 0;
  std::size_t certain = 0;
  std::size_t reversed = 0;
  for (std::size_t s = 0; s < plan.scales.size(); ++s) {
    ScaleSigns& signs = faults.scales.emplace_back(quality::detail::scale_signs(plan, s, view));
    if (signs.between.r.reason == MissingReason::number_of_items) continue;
    ++faults.mixed_scales;
    reversed += signs.reversed;
    negative += signs.between.r.exists() && signs.between.r.value < 0 ? 1 : 0;
    certain += quality::detail::against_the_key(signs.between) ? 1 : 0;
  }
  const bool all = faults.mixed_scales > 0 && negative == faults.mixed_scales && certain > 0 &&
                   2 * certain >= faults.mixed_scales && reversed > 1;
  for (ScaleSigns& signs : faults.scales) {
    const bool mixed = signs.between.r.reason != MissingReason::number_of_items;
    const bool lone = faults.mixed_scales == 1;  // then the scale's own rule is sufficient
    quality::detail::judge_scale(signs, all && mixed && !lone);
    if (all && lone && mixed) faults.overall = signs.suspicion;
  }
  if (all && faults.mixed_scales > 1) faults.overall = KeySuspicion::already_reversed;
  if (faults.overall == KeySuspicion::wrong_key) faults.overall = KeySuspicion::none;
  return faults;
}

}  // namespace intimetry::INTIMETRY_MODE
