#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/reliability/reliability_sample.hpp"
#include "unit/scoring/score_kit.hpp"

namespace intimetry::test {

/// Answers 0 to 4 of one factor, row by row, every `gap`-th missing.
inline std::vector<double> answers(std::size_t n, std::size_t k, std::uint64_t seed, std::size_t gap = 0) {
  Random random(seed);
  std::vector<double> rows;
  for (std::size_t t = 0; t < n; ++t) {
    const double trait = random.normal();
    for (std::size_t i = 0; i < k; ++i) {
      const double x = std::round(2 + trait + random.normal());
      rows.push_back(gap != 0 && rows.size() % gap == 0 ? none : std::min(4.0, std::max(0.0, x)));
    }
  }
  return rows;
}

/// What the plan's reliabilities rest on, of answers row by row.
inline ReliabilitySample sample_of(const ScoringPlan& plan, const std::vector<double>& rows,
                                   ReliabilitySample::Keep keep = ReliabilitySample::Keep::nothing) {
  const std::size_t k = plan.items.size();
  ReliabilitySample sample(plan, keep);
  sample.add(row_major(rows.data(), rows.size() / k, k, k));
  return sample;
}

}  // namespace intimetry::test
