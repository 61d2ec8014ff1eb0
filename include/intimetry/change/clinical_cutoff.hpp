#pragma once

#include <cmath>
#include <string_view>

#include "intimetry/core/check.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry {

/// What a clinical and a functional group score.
struct ClinicalGroups {
  double clinical_mean = 0;
  double clinical_sd = 0;
  double functional_mean = 0;
  double functional_sd = 0;
};

/// Jacobson and Truax's three cutoffs.
struct JacobsonTruaxCutoffs {
  double a = 0;  ///< beyond the range of the clinical group
  double b = 0;  ///< within the range of the functional group
  double c = 0;  ///< nearer to the functional group than to the clinical one
};

/// A limit between scores that are a sign of trouble and scores that are not.
struct ClinicalCutoff {
  double value = 0;
  Comparison clinical =
      Comparison::below;  ///< scores that compare so with the value are on the clinical side

  /// Returns whether a score is on the clinical side; NaN is on neither, and gives false.
  /// @degenerate what differs from the value by less than a thousand-millionth of it counts as equal
  [[nodiscard]] bool is_clinical(double score) const noexcept {
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
};

/// Returns the cutoffs a, b and c of two groups.
/// @formula higher is better: a = M_c + 2 s_c, b = M_f - 2 s_f (the functional group's own SD); higher is
///   worse: a = M_c - 2 s_c, b = M_f + 2 s_f; c = (s_c M_f + s_f M_c)/(s_c + s_f)
/// @source Jacobson and Truax 1991, p. 13 to 14, doi 10.1037/0022-006X.59.1.12
/// @unit the scale's own
/// @throws Error(bad_argument) unless both SDs are above 0, the functional mean is on the better side of the
///   clinical one, and the scale has a better end
/// @verified tests/reference/change (R, unequal SDs), and the paper's own example
inline JacobsonTruaxCutoffs jacobson_truax_cutoffs(const ClinicalGroups& groups, Direction direction) {
  const std::string_view me = "jacobson_truax_cutoffs";
  require(direction != Direction::neither, ErrorCode::bad_argument, me, "direction",
          "a scale without a better end has no clinical side");
  require(groups.clinical_sd > 0 && groups.functional_sd > 0, ErrorCode::bad_argument, me, "sd",
          "expected both above 0");
  const double sign = direction == Direction::higher_is_better ? 1 : -1;
  require(sign * (groups.functional_mean - groups.clinical_mean) > 0, ErrorCode::bad_argument, me, "mean",
          "expected the functional group's on the better side of the clinical group's");
  return {groups.clinical_mean + sign * 2 * groups.clinical_sd,
          groups.functional_mean - sign * 2 * groups.functional_sd,
          (groups.clinical_sd * groups.functional_mean + groups.functional_sd * groups.clinical_mean) /
              (groups.clinical_sd + groups.functional_sd)};
}

/// Returns the cutoff that a computed value makes: worse than it is clinical, it itself is not.
/// @throws Error(bad_argument) for a scale without a better end, a value that is not finite
inline ClinicalCutoff clinical_cutoff(double value, Direction direction) {
  require(direction != Direction::neither, ErrorCode::bad_argument, "clinical_cutoff", "direction",
          "a scale without a better end has no clinical side");
  require(std::isfinite(value), ErrorCode::bad_argument, "clinical_cutoff", "value",
          "expected a finite number");
  return {value, direction == Direction::higher_is_better ? Comparison::below : Comparison::above};
}

/// Returns the cutoff that is published, with its own comparison. Whichever end of the scale it names, the
/// clinical side is the worse one: "at least 50: doing well" makes scores below 50 clinical.
/// @throws as above
inline ClinicalCutoff clinical_cutoff(const Cutoff& published, Direction direction) {
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

}  // namespace intimetry
