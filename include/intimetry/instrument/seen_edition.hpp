#pragma once

#include "intimetry/core/config.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/vocabulary.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Returns the instrument as somebody may see it who sees items of at most this visibility: without the
/// other items, without the scales made of these, and without composites that have such a part. Only an
/// earlier edition can have a scale that loses some of its items: `left_out` of the scale names them, and
/// published figures of it are gone, since they hold for the whole scale.
/// @missing a scale's published least number of answers becomes the same share of its items, rounded up
/// @degenerate an instrument of which nothing is left has no items: it cannot be scored
Instrument seen_edition(Instrument instrument, Visibility widest_kept);

/// Returns a lookup that finds seen_edition of what another finds; null where nothing of it can be scored.
/// What it returns lives as long as the lookup and its copies. Not for several threads at once.
InstrumentLookup seen_editions(InstrumentLookup lookup, Visibility widest_kept);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/instrument/impl/seen_edition.ipp"
#endif
