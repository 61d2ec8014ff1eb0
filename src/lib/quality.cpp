// The bodies of include/intimetry/quality, compiled once.
#include "intimetry/quality/impl/key_faults.ipp"
#include "intimetry/quality/impl/range_faults.ipp"
#include "intimetry/quality/impl/response_quality.ipp"
