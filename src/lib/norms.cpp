// The bodies of include/intimetry/norms, compiled once.
#include "intimetry/norms/impl/build_norms.ipp"
#include "intimetry/norms/impl/norm_sample.ipp"
#include "intimetry/norms/impl/score_norm.ipp"
#include "intimetry/norms/impl/standard_score.ipp"
