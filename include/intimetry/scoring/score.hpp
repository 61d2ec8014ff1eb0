#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

struct ScoreOptions {
  std::span<const Perspective> perspectives =
      {};                // one per respondent; empty: not known, every scale is scored
  unsigned threads = 1;  // 0: as many as there are processors
};

/// A function that is called with each scored block of respondents: begin and count.
using AfterBlock = std::function<void(std::size_t, std::size_t)>;

/// Writes each respondent's scores into `table`, reusing its memory; see `score`. The thread that scored a
/// block then calls `after`, so that post-processing reads the scores from the cache. Two blocks never share
/// a byte of a bitmap of respondents.
void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
                const ScoreOptions& options, const AfterBlock& after);

/// Writes each respondent's scores into `table`, reusing its memory; see `score`.
void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
                const ScoreOptions& options = {});

/// Returns raw scores, answered counts and flags of every respondent for every scale and composite of a plan.
/// @formula over the answered keyed items (x, or min + max - x of the declared range if reversed):
///   complete: offset + multiplier x sum (a mean: sum / k);
///   m of k answered, m at least the scale's least number: offset + multiplier x k sum / m (a mean: sum / m);
///   if ranges differ, each missing item counts as min + range x p, p the mean of (x - min) / range, added
///   after the answered ones; a composite is the weighted sum of its parts
/// @shape the view has one column for each of plan.items, in that order
/// @unit the instrument's own
/// @missing answers that are missing, out of range or not applicable are not scored, and are flagged
/// @degenerate no respondents: a table without rows
/// @throws Error(shape_mismatch); never because of the answers
/// @verified tests/differential (a naive loop, bit for bit), tests/instruments (exact fractions)
ScoreTable score(const ScoringPlan& plan, const ResponseView& view, const ScoreOptions& options = {});

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/scoring/impl/score.ipp"
#endif
