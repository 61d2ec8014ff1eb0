#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What the signs of correlations make suspect.
enum class KeySuspicion : unsigned char {
  none,
  already_reversed,  ///< all items that the key reverses seem to be turned round in the data already
  wrong_key,         ///< this item seems keyed the wrong way round, here or in the data
};

template <>
struct Words<KeySuspicion> {
  static constexpr std::array table{Word<KeySuspicion>{KeySuspicion::none, "none"},
                                    Word<KeySuspicion>{KeySuspicion::already_reversed, "already_reversed"},
                                    Word<KeySuspicion>{KeySuspicion::wrong_key, "wrong_key"}};
};

/// A correlation of keyed answers that ought to be positive.
struct SignEvidence {
  std::int64_t n = 0;
  Statistic r;
  Interval interval;  ///< 95 %, by Fisher's z
  Statistic p;        ///< of an r as low as this or lower if the true one is 0
};

struct ItemSign {
  std::size_t item = 0;  ///< place among the plan's items
  bool reversed = false;
  SignEvidence rest;      ///< with the sum of the scale's other keyed items
  SignEvidence unturned;  ///< the same of the answers as they stand, reversed by nothing but the data
  KeySuspicion suspicion = KeySuspicion::none;
};

struct ScaleSigns {
  std::size_t scale = 0;  ///< place among the plan's scales
  std::vector<ItemSign> items;
  std::size_t reversed = 0;  ///< items that the key reverses
  SignEvidence between;      ///< reversed against other items; number_of_items unless there are both
  KeySuspicion suspicion = KeySuspicion::none;
};

struct KeyFaults {
  std::vector<ScaleSigns> scales;
  std::size_t mixed_scales = 0;               ///< with reversed and other items: the only ones that can tell
  KeySuspicion overall = KeySuspicion::none;  ///< already_reversed if all mixed scales say so
};

/// Returns which items seem to be reversed already, or keyed the wrong way round. Changes nothing.
/// @formula corrected item-rest correlations of keyed answers, and in each scale the correlation of its
///   reversed with its other items, which also tells where half of the items are turned; one-sided by
///   Fisher's z at .01. Already reversed as a whole: in every scale with both kinds the correlation is
///   negative, in half of them at .01, and more than one such item is reversed; or, in one scale: at .01,
///   with two items of each kind at least; and in such a scale the items that go against the rest as the
///   answers stand. Else single items
/// @source the rule is the project's; docs/simulations.md says how often it errs. Fisher 1921, Metron 1:3
/// @shape the view has one column for each of plan.items
/// @missing listwise in each scale; numbers up to one step outside the options are taken as they are
/// @degenerate fewer than four cases: too_few_cases; a constant item: no_spread; one item, or a scale that
///   reverses all items or none: number_of_items. Data turned round as a whole look like data that are not
/// @throws Error(shape_mismatch) for another number of columns
KeyFaults key_faults(const ScoringPlan& plan, const ResponseView& view);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/quality/impl/key_faults.ipp"
#endif
