#pragma once

#include <cmath>
#include <string_view>

#include "intimetry/change/clinical_cutoff.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE bool ClinicalCutoff::is_clinical(double score) const noexcept {
  const bool equal = std::abs(score - value) <= 1e-9 * std::abs(value);
  switch (clinical) {
    case Comparison::below:
      return score < value && !equal;
    case Comparison::at_most:
      return score < value || equal;
    case Comparison::above:
      return score > value && !equal;
    case Comparison::at_least:
      return score > value || equal;
  }
  return false;
}

INTIMETRY_INLINE JacobsonTruaxCutoffs jacobson_truax_cutoffs(const ClinicalGroups& groups,
                                                             Direction direction) {
  const std::string_view me = "jacobson_truax_cutoffs";
  require(direction != Direction::neither, ErrorCode::bad_argument, me, "direction",
          "a scale without a direction has no clinical side");
  require(groups.clinical_sd > 0 && groups.functional_sd > 0, ErrorCode::bad_argument, me, "sd",
          "expected both above 0");
  const double sign = direction == Direction::higher_is_better ? 1 : -1;
  require(sign * (groups.functional_mean - groups.clinical_mean) > 0, ErrorCode::bad_argument, me, "mean",
          "expected the functional group's mean on the better side of the clinical group's");
  return {groups.clinical_mean + sign * 2 * groups.clinical_sd,
          groups.functional_mean - sign * 2 * groups.functional_sd,
          (groups.clinical_sd * groups.functional_mean + groups.functional_sd * groups.clinical_mean) /
              (groups.clinical_sd + groups.functional_sd)};
}

INTIMETRY_INLINE ClinicalCutoff clinical_cutoff(double value, Direction direction) {
  require(direction != Direction::neither, ErrorCode::bad_argument, "clinical_cutoff", "direction",
          "a scale without a direction has no clinical side");
  require(std::isfinite(value), ErrorCode::bad_argument, "clinical_cutoff", "value",
          "expected a finite number");
  return {value, direction == Direction::higher_is_better ? Comparison::below : Comparison::above};
}

INTIMETRY_INLINE ClinicalCutoff clinical_cutoff(const Cutoff& published, Direction direction) {
  ClinicalCutoff cutoff = clinical_cutoff(published.value, direction);
  const bool names_low =
      published.comparison == Comparison::below || published.comparison == Comparison::at_most;
  const bool low_is_worse = direction == Direction::higher_is_better;
  if (names_low == low_is_worse) {
    cutoff.clinical = published.comparison;
    return cutoff;
  }
  switch (published.comparison) {
    case Comparison::below:
      cutoff.clinical = Comparison::at_least;
      break;
    case Comparison::at_most:
      cutoff.clinical = Comparison::above;
      break;
    case Comparison::above:
      cutoff.clinical = Comparison::at_most;
      break;
    case Comparison::at_least:
      cutoff.clinical = Comparison::below;
      break;
  }
  return cutoff;
}

}  // namespace intimetry::INTIMETRY_MODE
