// The bodies of include/intimetry/data, compiled once.
#include "intimetry/data/impl/administration.ipp"
#include "intimetry/data/impl/consent.ipp"
#include "intimetry/data/impl/couple.ipp"
#include "intimetry/data/impl/couple_layout.ipp"
#include "intimetry/data/impl/couple_norm.ipp"
#include "intimetry/data/impl/norm_file.ipp"
#include "intimetry/data/impl/response_view.ipp"
