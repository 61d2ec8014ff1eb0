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
/// @formula offset + multiplier x (sum of item minima, sum of item maxima), each over k for a mean; a closed
/// gate's score counts too
/// @degenerate items or response sets that do not exist are left out: `validate` reports them
ScoreRange possible_range(const Instrument& instrument, const Scale& scale);

/// Returns the range of a composite: each part at the end that its weight makes lowest or highest.
ScoreRange possible_range(const Instrument& instrument, const Composite& composite);

/// Returns the project's missing rule: the fewest answers with which a scale of `items` items is scored.
/// @formula ceil(0.8 k), in integers
int project_min_answered(std::size_t items);

/// Returns who may see a scale's score: as few as may see its most private item, or the item of its gate.
/// `shared` and `in_scores` are one for a score: `in_scores`.
Visibility visibility_of(const Instrument& instrument, const Scale& scale);

/// Returns who may see a composite: as few as may see its most private part.
Visibility visibility_of(const Instrument& instrument, const Composite& composite);

/// Returns whether the clinician alone may see this scale or composite.
template <class Scored>
bool is_private(const Instrument& instrument, const Scored& scored) {
  return visibility_of(instrument, scored) == Visibility::clinician;
}

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/range.ipp"
#endif
