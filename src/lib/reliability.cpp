// The bodies of include/intimetry/reliability, compiled once.
#include "intimetry/reliability/impl/partner_sample.ipp"
#include "intimetry/reliability/impl/reliability_sample.ipp"
#include "intimetry/reliability/impl/scale_reliability.ipp"
