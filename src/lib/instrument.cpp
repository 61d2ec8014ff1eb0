// The bodies of include/intimetry/instrument, compiled once.
#include "intimetry/instrument/impl/instrument.ipp"

#include "intimetry/instrument/impl/defects.ipp"
#include "intimetry/instrument/impl/lookup.ipp"
#include "intimetry/instrument/impl/prompts.ipp"
#include "intimetry/instrument/impl/questions.ipp"
#include "intimetry/instrument/impl/range.ipp"
#include "intimetry/instrument/impl/seen_edition.ipp"
#include "intimetry/instrument/impl/text.ipp"
#include "intimetry/instrument/impl/validate.ipp"
