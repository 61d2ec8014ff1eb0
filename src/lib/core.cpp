// The bodies of include/intimetry/core, compiled once.
#include "intimetry/core/impl/check.ipp"
#include "intimetry/core/impl/date.ipp"
#include "intimetry/core/impl/error.ipp"
#include "intimetry/core/impl/names.ipp"
#include "intimetry/core/impl/nearest.ipp"
#include "intimetry/core/impl/parallel.ipp"
#include "intimetry/core/impl/today.ipp"
#include "intimetry/core/impl/visible.ipp"
