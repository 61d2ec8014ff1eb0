#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the instrument without the items that are more private than `widest_kept`, without the scales that
/// have no other items, and without composites of such scales. Only in an earlier edition can a scale lose
/// some of its items: its `left_out` lists them, and its published figures are removed, because they apply to
/// the complete scale.
/// @missing a scale's published least number of answers becomes the same share of its remaining items,
/// rounded up
/// @degenerate if no item remains, the instrument cannot be scored
Instrument seen_edition(Instrument instrument, Visibility widest_kept);

/// Returns a lookup of the seen_edition of each instrument; null if nothing in it can be scored. Its results
/// live as long as the lookup and its copies. Not thread-safe.
InstrumentLookup seen_editions(InstrumentLookup lookup, Visibility widest_kept);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/seen_edition.ipp"
#endif
