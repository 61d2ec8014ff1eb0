#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "intimetry/core/check.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/detail/score_block.hpp"
#include "intimetry/scoring/score_table.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry {

struct ScoreOptions {
  std::span<const Perspective> perspectives =
      {};                // empty: not said, every scale is scored; else one a respondent
  unsigned threads = 1;  // 0: as many as the machine has
};

/// What is called with a block of respondents that has just been scored: begin and count.
using AfterBlock = std::function<void(std::size_t, std::size_t)>;

/// Writes each respondent's scores into `table`, whose memory is used again; see `score`. The thread that
/// scored a block then calls `after`: what it makes of the scores, it makes while they lie in the cache. No
/// two blocks share a byte of a bitmap of respondents.
inline void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
                       const ScoreOptions& options, const AfterBlock& after) {
  require(view.columns().size() == plan.items.size(), ErrorCode::shape_mismatch, "score", "view",
          "expected a column for each of the plan's " + std::to_string(plan.items.size()) + " items, found " +
              std::to_string(view.columns().size()));
  require(options.perspectives.empty() || options.perspectives.size() == view.respondents(),
          ErrorCode::shape_mismatch, "score", "perspectives", "expected none, or one for each respondent");
  const std::size_t respondents = view.respondents();
  table.resize(plan.size(), respondents);
  for (std::size_t s = 0; s < plan.scales.size(); ++s) {
    table.columns()[s].id = plan.scales[s].id;
    table.columns()[s].range = plan.scales[s].range;
  }
  for (std::size_t c = 0; c < plan.composites.size(); ++c) {
    table.columns()[plan.scales.size() + c].id = plan.composites[c].id;
    table.columns()[plan.scales.size() + c].range = plan.composites[c].range;
  }
  // Each share of a thread is a whole number of blocks, large enough that making a scorer does not count.
  using detail::block_size;
  constexpr std::size_t share = 8 * block_size;
  parallel_for((respondents + share - 1) / share, options.threads, [&](std::size_t part) {
    const std::size_t end = std::min(respondents, (part + 1) * share);
    detail::BlockScorer scorer(plan, end - part * share);
    for (std::size_t begin = part * share; begin < end; begin += block_size) {
      const std::size_t count = std::min(block_size, end - begin);
      scorer.score(view, options.perspectives, begin, count, table);
      after(begin, count);
    }
  });
}

/// Writes each respondent's scores into `table`, whose memory is used again; see `score`.
inline void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
                       const ScoreOptions& options = {}) {
  score_into(table, plan, view, options, [](std::size_t, std::size_t) {});
}

/// Returns raw scores, answered counts and flags of every respondent for every scale and composite of a plan.
/// @formula over the answered keyed items (x, or min + max - x of the declared range if reversed):
/// complete: offset + multiplier x sum (a mean: sum / k); m of k answered, m at least the scale's least
/// number: offset + multiplier x k sum / m (a mean: sum / m), where ranges differ each missing item counts as
/// min + range x p, p the mean of (x - min) / range, added after the answered ones; a composite is the
/// weighted sum of its parts
/// @shape the view has one column for each of plan.items, in that order
/// @unit the instrument's own
/// @missing answers that are missing, out of range or not applicable are not scored, and are flagged
/// @degenerate no respondents: a table of no rows
/// @throws Error(shape_mismatch); never for what the answers are
/// @verified tests/differential (a naive loop, bit for bit), tests/instruments (exact fractions)
inline ScoreTable score(const ScoringPlan& plan, const ResponseView& view, const ScoreOptions& options = {}) {
  ScoreTable table;
  score_into(table, plan, view, options);
  return table;
}

}  // namespace intimetry
