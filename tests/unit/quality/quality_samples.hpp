#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::test {

/// A plan of scales of k items each, on 0 to 4, the first `reversed` items of each turned round.
inline ScoringPlan quality_plan(std::size_t scales, std::size_t k, std::size_t reversed) {
  ScoringPlan plan;
  for (std::size_t s = 0; s < scales; ++s) {
    PlanScale& scale = plan.scales.emplace_back();
    scale.id = "s" + std::to_string(s + 1);
    for (std::size_t i = 0; i < k; ++i) {
      scale.keys.push_back({static_cast<std::uint32_t>(plan.items.size()), i < reversed});
      PlanItem& item = plan.items.emplace_back();
      item.id = "q" + std::to_string(plan.items.size());
      item.max = 4;
    }
  }
  return plan;
}

/// Answers, row by row.
struct ScoredAdministrations {
  std::size_t rows = 0;
  std::size_t items = 0;
  std::vector<double> answers;
  double& at(std::size_t row, std::size_t item) { return answers[row * items + item]; }
  [[nodiscard]] ResponseView view() const { return row_major(answers.data(), rows, items, items); }
};

/// Answers of `n` people to such a plan: a level for each scale, items that correlate `r` before they are cut
/// into options, reversed items answered the other way round. `shift` moves the cuts, and so skews the
/// answers.
inline ScoredAdministrations simulated_administrations(const ScoringPlan& plan, std::size_t n, double r,
                                                       Random& random, double shift = 0) {
  constexpr double cuts[] = {-1.5, -0.6, 0.3, 1.2};
  ScoredAdministrations administrations{n, plan.items.size(), std::vector<double>(n * plan.items.size())};
  for (std::size_t row = 0; row < n; ++row) {
    for (const PlanScale& scale : plan.scales) {
      const double level = random.normal();
      for (const PlanKey& key : scale.keys) {
        const double felt = std::sqrt(r) * level + std::sqrt(1 - r) * random.normal() + shift;
        double option = 0;
        for (const double cut : cuts) option += felt > cut ? 1 : 0;
        administrations.at(row, key.item) = key.reversed ? 4 - option : option;
      }
    }
  }
  return administrations;
}

/// Two hundred people's answers to a plan of three scales.
struct Study {
  ScoringPlan plan = quality_plan(3, 8, 3);
  Random random{4};
  ScoredAdministrations administrations = simulated_administrations(plan, 200, .3, random);

  void turn(std::size_t item) {
    for (std::size_t row = 0; row < administrations.rows; ++row)
      administrations.at(row, item) = 4 - administrations.at(row, item);
  }
  void turn_all_reversed() {
    for (const PlanScale& scale : plan.scales) {
      for (const PlanKey& key : scale.keys) {
        if (key.reversed) turn(key.item);
      }
    }
  }
};

}  // namespace intimetry::test
