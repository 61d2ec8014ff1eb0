// The bodies of include/intimetry/scoring, compiled once.
#include "intimetry/scoring/impl/keyed_answers.ipp"
#include "intimetry/scoring/impl/keyed_block.ipp"
#include "intimetry/scoring/impl/score.ipp"
#include "intimetry/scoring/impl/score_administration.ipp"
#include "intimetry/scoring/impl/score_table.ipp"
#include "intimetry/scoring/impl/scoring_plan.ipp"
