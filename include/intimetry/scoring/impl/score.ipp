#pragma once

#include <algorithm>
#include <string>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/instrument/range.hpp"
#include "intimetry/scoring/detail/block.hpp"
#include "intimetry/scoring/impl/score_block.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
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
  // Each thread's share is a whole number of blocks, large enough that constructing a scorer takes little
  // time.
  using scoring::detail::block_size;
  constexpr std::size_t share = 8 * block_size;
  const bool past_cache =
      !after && scoring::detail::suits_past_cache(plan, respondents) && options.perspectives.empty();
  parallel_for((respondents + share - 1) / share, options.threads, [&](std::size_t part) {
    const std::size_t end = std::min(respondents, (part + 1) * share);
    scoring::detail::BlockScorer scorer(plan, view, end - part * share, past_cache);
    for (std::size_t begin = part * share; begin < end; begin += block_size) {
      const std::size_t count = std::min(block_size, end - begin);
      scorer.score(options.perspectives, begin, count, table);
      if (after) after(begin, count);
    }
  });
}

INTIMETRY_INLINE void score_into(ScoreTable& table, const ScoringPlan& plan, const ResponseView& view,
                                 const ScoreOptions& options) {
  score_into(table, plan, view, options, {});
}

INTIMETRY_INLINE ScoreTable score(const ScoringPlan& plan, const ResponseView& view,
                                  const ScoreOptions& options) {
  ScoreTable table;
  score_into(table, plan, view, options);
  return table;
}

}  // namespace intimetry::INTIMETRY_MODE
