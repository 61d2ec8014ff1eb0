#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Mean and SD of a clinical and a functional group.
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
  double c = 0;  ///< closer to the functional group than to the clinical group
};

/// A limit between scores on the clinical side and other scores.
struct ClinicalCutoff {
  double value = 0;
  Comparison clinical = Comparison::below;  ///< scores for which the comparison holds are clinical

  /// Returns whether a score is on the clinical side; false for NaN.
  /// @degenerate a relative difference from the value below 1e-9 counts as equal
  [[nodiscard]] bool is_clinical(double score) const noexcept;
};

/// Returns the cutoffs a, b and c of two groups.
/// @formula higher is better: a = M_c + 2 s_c, b = M_f - 2 s_f (with the functional group's own SD);
/// higher is worse: a = M_c - 2 s_c, b = M_f + 2 s_f; c = (s_c M_f + s_f M_c)/(s_c + s_f)
/// @source Jacobson and Truax 1991, p. 13 to 14, doi 10.1037/0022-006X.59.1.12
/// @unit the scale's own
/// @throws Error(bad_argument) unless both SDs are above 0, the functional mean is on the better side of the
///   clinical one, and the scale has a direction
/// @verified tests/reference/change (R, unequal SDs), and the paper's own example
JacobsonTruaxCutoffs jacobson_truax_cutoffs(const ClinicalGroups& groups, Direction direction);

/// Returns the cutoff at a computed value: worse scores are clinical, the value itself is not.
/// @throws Error(bad_argument) for a scale without a direction, or a value that is not finite
ClinicalCutoff clinical_cutoff(double value, Direction direction);

/// Returns a published cutoff with its own comparison. The clinical side is always the worse one: "at least
/// 50: doing well" makes scores below 50 clinical.
/// @throws as above
ClinicalCutoff clinical_cutoff(const Cutoff& published, Direction direction);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/change/impl/clinical_cutoff.ipp"
#endif
