// The bodies of include/intimetry/couple, compiled once.
#include "intimetry/couple/impl/audience.ipp"
#include "intimetry/couple/impl/audience_profile.ipp"
#include "intimetry/couple/impl/couple_changes.ipp"
#include "intimetry/couple/impl/couple_profile.ipp"
#include "intimetry/couple/impl/couple_profile_parts.ipp"
#include "intimetry/couple/impl/couple_profiler.ipp"
#include "intimetry/couple/impl/errors.ipp"
#include "intimetry/couple/impl/scored_administrations.ipp"
