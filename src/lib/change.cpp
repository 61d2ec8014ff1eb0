// The bodies of include/intimetry/change, compiled once.
#include "intimetry/change/impl/administration_change.ipp"
#include "intimetry/change/impl/change_criterion.ipp"
#include "intimetry/change/impl/change_error.ipp"
#include "intimetry/change/impl/change_series.ipp"
#include "intimetry/change/impl/clinical_cutoff.ipp"
#include "intimetry/change/impl/score_change.ipp"
#include "intimetry/change/impl/trend.ipp"
