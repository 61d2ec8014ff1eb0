#pragma once

#include <cstddef>

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The lowest and the highest score that a scale or composite can have.
struct ScoreRange {
  double low = 0;
  double high = 0;
  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};

/// Returns the range of a scale's raw score over complete, in-range answers; reversal does not change it.
/// @formula offset + multiplier x (sum of item minima, sum of item maxima), each divided by k for a mean; the
/// score of a closed gate extends the range
/// @degenerate unknown items and response sets are ignored; `validate` reports them
ScoreRange possible_range(const Instrument& instrument, const Scale& scale);

/// Returns the range of a composite: each part is at its lowest or highest, by the sign of its weight.
ScoreRange possible_range(const Instrument& instrument, const Composite& composite);

/// Returns the least number of answers for a scale of `items` items by the project's missing rule.
/// @formula ceil(0.8 k), in integers
int project_min_answered(std::size_t items);

/// Returns who may see a scale's score: the visibility of its most private item, including the item of its
/// gate. For a score `shared` and `in_scores` are the same: `in_scores`.
Visibility visibility_of(const Instrument& instrument, const Scale& scale);

/// Returns who may see a composite: the visibility of its most private part.
Visibility visibility_of(const Instrument& instrument, const Composite& composite);

/// Returns whether only the clinician may see this scale or composite.
template <class Scored>
bool is_private(const Instrument& instrument, const Scored& scored) {
  return visibility_of(instrument, scored) == Visibility::clinician;
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/range.ipp"
#endif
