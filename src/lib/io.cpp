// The bodies of include/intimetry/io, compiled once.
#include "intimetry/io/impl/couple_check.ipp"
#include "intimetry/io/impl/couple_json.ipp"
#include "intimetry/io/impl/couple_split.ipp"
#include "intimetry/io/impl/instrument_json.ipp"
#include "intimetry/io/impl/norms_json.ipp"
#include "intimetry/io/impl/response_json.ipp"
#include "intimetry/io/impl/text_json.ipp"
