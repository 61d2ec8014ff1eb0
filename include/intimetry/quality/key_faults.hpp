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

/// The suspected faults that signs of correlations show.
enum class KeySuspicion : unsigned char {
  none,
  already_reversed,  ///< all items reversed by the key seem to be reversed in the data already
  wrong_key,         ///< this item seems to be keyed in the wrong direction, in the key or in the data
};

template <>
struct Words<KeySuspicion> {
  static constexpr std::array table{Word<KeySuspicion>{KeySuspicion::none, "none"},
                                    Word<KeySuspicion>{KeySuspicion::already_reversed, "already_reversed"},
                                    Word<KeySuspicion>{KeySuspicion::wrong_key, "wrong_key"}};
};

/// A correlation of keyed answers that should be positive.
struct SignEvidence {
  std::int64_t n = 0;
  Statistic r;
  Interval interval;  ///< 95 %, by Fisher's z
  Statistic p;        ///< of an r at most as large if the true one is 0
};

struct ItemSign {
  std::size_t item = 0;  ///< index into the plan's items
  bool reversed = false;
  SignEvidence rest;      ///< with the sum of the scale's other keyed items
  SignEvidence unturned;  ///< the same for answers before reversal
  KeySuspicion suspicion = KeySuspicion::none;
};

struct ScaleSigns {
  std::size_t scale = 0;  ///< index into the plan's scales
  std::vector<ItemSign> items;
  std::size_t reversed = 0;  ///< items that the key reverses
  SignEvidence between;      ///< reversed with other items; number_of_items unless both exist
  KeySuspicion suspicion = KeySuspicion::none;
};

struct KeyFaults {
  std::vector<ScaleSigns> scales;
  std::size_t mixed_scales = 0;               ///< with reversed and other items, which are needed for the
                                              ///< test
  KeySuspicion overall = KeySuspicion::none;  ///< already_reversed if all mixed scales are
};

/// Returns which items seem to be already reversed, or keyed in the wrong direction. Changes nothing.
/// @formula corrected item-rest correlations of keyed answers, and for each scale the correlation between its
///   reversed and its other items, which also detects that half of the items are reversed; one-sided tests
///   with Fisher's z at .01. The whole table is already reversed if the correlation is negative in every
///   scale with both kinds of items, significant in half of them, and more than one such item is reversed.
///   One scale is already reversed if its correlation is significant and it has at least two items of each
///   kind; in such a scale, items that correlate negatively with the rest before reversal are suspect too.
///   Otherwise single items are suspect
/// @source the rule is the project's own, with its error rates in docs/simulations.md. Fisher 1921, Metron
///   1:3
/// @shape the view has one column for each of plan.items
/// @missing listwise in each scale; answers up to one step out of range are included
/// @degenerate fewer than four cases: too_few_cases; a constant item: zero_variance; one item, or a scale
/// with
///   all items reversed or none: number_of_items. A table with every answer reversed cannot be detected
/// @throws Error(shape_mismatch) for another number of columns
KeyFaults key_faults(const ScoringPlan& plan, const ResponseView& view);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/quality/impl/key_faults.ipp"
#endif
