// The bodies of include/intimetry/precision, compiled once.
#include "intimetry/precision/impl/error_of.ipp"
#include "intimetry/precision/impl/error_sources.ipp"
#include "intimetry/precision/impl/measurement_error.ipp"
